import { Monitor, Smartphone } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, formatRelative, useFormats, useText } from "../../i18n";
import { Badge, Button, Icon, Skeleton } from "../../ui";
import { describeDevice, isPhone } from "./device";
import { Group } from "./Group";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

interface Session {
  id: string;
  current: boolean;
  created: number;
  last_used: number;
  user_agent: string;
  ip: string;
}

/** Where one is signed in, and a way out of each. */
export function SessionSettings() {
  const t = useText();
  useFormats();
  const [sessions, setSessions] = useState<Session[]>();
  const [error, setError] = useState<string>();

  const load = useCallback(async () => {
    try {
      const answer = await call<{ sessions: Session[] }>("auth.sessions.list", {});
      setSessions(answer.sessions.sort((left, right) => Number(right.current) - Number(left.current) || right.last_used - left.last_used));
      setError(undefined);
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
    }
  }, []);

  async function revoke(ids: string[]) {
    for (const session of ids) await call("auth.sessions.revoke", { session }).catch(() => undefined);
    await load();
  }

  useEffect(() => {
    void load();
  }, [load]);

  const others = sessions?.filter((session) => !session.current).map((session) => session.id) ?? [];
  return (
    <div className={styles.page}>
      <Setting id="sessions">
        <Group title={t("settings.sessions")} hint={t("settings.sessionsHint")}>
          {error ? (
            <p className={styles.error} role="alert">
              {error}
            </p>
          ) : null}
          {sessions || error ? null : <Skeleton height={48} />}
          <ul className={styles.sessions}>
            {sessions?.map((session) => (
              <li key={session.id} className={styles.session}>
                <Icon of={isPhone(session.user_agent) ? Smartphone : Monitor} size={20} />
                <span className={styles.sessionWords}>
                  <span dir="auto">
                    {describeDevice(session.user_agent) ?? t("settings.unknownDevice")}{" "}
                    {session.current ? <Badge tone="soft">{t("settings.thisDevice")}</Badge> : null}
                  </span>
                  <span className={styles.soft}>
                    {[session.ip, t("settings.lastUsed", { when: formatRelative(session.last_used) })].filter(Boolean).join(" · ")}
                  </span>
                </span>
                {session.current ? null : (
                  <Button size="sm" onClick={() => void revoke([session.id])}>
                    {t("settings.signOutThere")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {others.length > 1 ? (
            <div>
              <Button variant="danger" onClick={() => void revoke(others)}>
                {t("settings.signOutOthers")}
              </Button>
            </div>
          ) : null}
        </Group>
      </Setting>
    </div>
  );
}
