import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Avatar, Badge, Button } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface Resolved {
  app: { id: string; name: string };
}

interface Line extends Resolved {
  isApproved: boolean;
}

/** What has been decided on apps, to be taken back. */
export function AppResolutions() {
  const t = useText();
  const task = useTask();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const load = useCallback(async () => {
    const [approved, restricted] = await Promise.all([
      call<{ approved_apps: Resolved[] }>("admin.apps.approved.list", { limit: 100 }),
      call<{ restricted_apps: Resolved[] }>("admin.apps.restricted.list", { limit: 100 }),
    ]);
    setLines([
      ...approved.approved_apps.map(({ app }) => ({ app, isApproved: true })),
      ...restricted.restricted_apps.map(({ app }) => ({ app, isApproved: false })),
    ]);
  }, []);
  useEffect(() => void load().catch(() => undefined), [load]);
  const clear = (id: string) =>
    task.run(async () => {
      await call("admin.apps.clearResolution", { app_id: id });
      await load();
    });
  if (lines.length === 0) return null;
  return (
    <Group title={t("settings.appDecided")} hint={t("settings.appDecidedHint")}>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <ul className={styles.decided} aria-label={t("settings.appDecided")}>
        {lines.map(({ app, isApproved }) => (
          <li key={app.id}>
            <Avatar id={app.id} name={app.name} size={28} />
            <span>{app.name}</span>
            <Badge tone="soft">{t(isApproved ? "settings.appIsApproved" : "settings.appIsRestricted")}</Badge>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t("settings.appForgetNamed", { name: app.name })}
              onClick={() => void clear(app.id)}
            >
              {t("settings.appForget")}
            </Button>
          </li>
        ))}
      </ul>
    </Group>
  );
}
