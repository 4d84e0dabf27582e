import { CircleAlert, CircleCheck, Plug } from "lucide-react";
import { call } from "../../api";
import { formatDateTime, useFormats, useText } from "../../i18n";
import { Button, Icon, showToast } from "../../ui";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { Panel } from "./Panel";
import { outcomeText, Requests } from "./Requests";
import { isTaken } from "./requests";
import { useManifest } from "./useManifest";
import { useTask } from "./useTask";

interface EventsProps {
  app: AppInfo;
  onChange: () => void;
}

/** Whether an app hears of what happens, and what it was sent. */
export function Events({ app, onChange }: EventsProps) {
  const t = useText();
  return (
    <>
      <State app={app} onChange={onChange} />
      <Panel title={t("apps.requests")} hint={t("apps.requestsHint")}>
        <Requests appId={app.id} />
      </Panel>
    </>
  );
}

function State({ app, onChange }: EventsProps) {
  const t = useText();
  useFormats();
  const task = useTask();
  const { manifest, error } = useManifest(app.id);
  const wanted = manifest?.settings?.event_subscriptions;
  const names = [...new Set([...(wanted?.bot_events ?? []), ...(wanted?.user_events ?? [])])];
  const url = app.is_socket_mode ? "" : (wanted?.request_url ?? "");
  const isVerified = url !== "" && app.verified_url === url;
  const verify = () =>
    task.run(async () => {
      const { status, error_reason } = await call<{ status: number; error_reason: string }>("apps.requestUrl.verify", { app_id: app.id });
      const outcome = { status, error: error_reason };
      showToast({
        title: isTaken(outcome) ? t("apps.verified") : t("apps.notVerified", { outcome: outcomeText(outcome, t) }),
        tone: isTaken(outcome) ? "plain" : "bad",
      });
      onChange();
    });
  const enable = () =>
    task.run(async () => {
      await call("apps.events.enable", { app_id: app.id });
      onChange();
    });

  if (!manifest) return <Panel title={t("apps.events")} error={error} />;
  if (names.length === 0) return <Panel title={t("apps.events")} hint={t("apps.noEvents")} />;
  const button = app.events_off_at ? (
    <Button variant="primary" busy={task.busy} onClick={() => void enable()}>
      {t("apps.enableEvents")}
    </Button>
  ) : url ? (
    <Button busy={task.busy} onClick={() => void verify()}>
      {t("apps.verify")}
    </Button>
  ) : null;
  return (
    <Panel title={t("apps.events")} error={task.error} action={button}>
      <p className={styles.stateLine} role="status">
        <Icon of={app.events_off_at || (url && !isVerified) ? CircleAlert : url ? CircleCheck : Plug} size={16} />
        <span>
          {app.events_off_at
            ? t("apps.eventsOff", { when: formatDateTime(app.events_off_at) })
            : url
              ? t(isVerified ? "apps.eventsOn" : "apps.eventsUnverified")
              : t("apps.eventsSocket")}
        </span>
      </p>
      {url ? <code className={styles.address}>{url}</code> : null}
      <ul className={styles.chips} aria-label={t("apps.eventNames")}>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
