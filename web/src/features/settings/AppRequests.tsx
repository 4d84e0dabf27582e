import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { formatDateTime, useFormats, useScopes, useText } from "../../i18n";
import { displayName, useUser } from "../../model";
import { Avatar, Button, Skeleton, showToast } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface AppRequest {
  id: string;
  app: { id: string; name: string; description: string };
  user: { id: string; name: string };
  scopes: { name: string; token_type: string }[];
  message: string;
  date_created: number;
}

/** What people have asked for, with whatever each app wants to do, and the decision. */
export function AppRequests({ onDecided }: { onDecided: () => void }) {
  const t = useText();
  useFormats();
  const task = useTask();
  const [requests, setRequests] = useState<readonly AppRequest[]>();
  const load = useCallback(
    () =>
      call<{ app_requests: AppRequest[] }>("admin.apps.requests.list", { limit: 100 }).then(
        ({ app_requests }) => setRequests(app_requests),
        () => setRequests([]),
      ),
    [],
  );
  useEffect(() => void load(), [load]);
  const decide = ({ id, app }: AppRequest, isApproved: boolean) =>
    task.run(async () => {
      await call(isApproved ? "admin.apps.approve" : "admin.apps.restrict", { request_id: id });
      showToast({ title: t(isApproved ? "settings.appApproved" : "settings.appRestricted", { name: app.name }) });
      await load();
      onDecided();
    });
  return (
    <Group title={t("settings.appRequests")} hint={t("settings.appRequestsHint")}>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      {requests === undefined ? <Skeleton height={44} /> : null}
      {requests?.length === 0 ? <p className={styles.soft}>{t("settings.noAppRequests")}</p> : null}
      {requests && requests.length > 0 ? (
        <ul className={styles.requests} aria-label={t("settings.appRequests")}>
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} busy={task.busy} onDecide={(isApproved) => void decide(request, isApproved)} />
          ))}
        </ul>
      ) : null}
    </Group>
  );
}

interface RequestLineProps {
  request: AppRequest;
  busy: boolean;
  onDecide: (isApproved: boolean) => void;
}

function RequestLine({ request, busy, onDecide }: RequestLineProps) {
  const t = useText();
  const sentence = useScopes();
  const { app, scopes, message } = request;
  const asker = useUser(request.user.id);
  return (
    <li>
      <div className={styles.requestHead}>
        <Avatar id={app.id} name={app.name} size={36} />
        <div>
          <p className={styles.requestName}>
            <a href={`/apps/${app.id}`}>{app.name}</a>
          </p>
          <p className={styles.soft}>
            {t("settings.appAsked", { name: asker ? displayName(asker) : request.user.name, when: formatDateTime(request.date_created) })}
          </p>
        </div>
      </div>
      {message ? (
        <blockquote className={styles.requestWords} dir="auto">
          {message}
        </blockquote>
      ) : null}
      {scopes.length > 0 ? (
        <details>
          <summary>{t("settings.appScopes", { count: scopes.length })}</summary>
          <ul>
            {scopes.map(({ name, token_type }) => (
              <li key={`${token_type}${name}`}>
                {sentence(name)} <code>{name}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className={styles.soft}>{t("settings.appNoScopes")}</p>
      )}
      <div className={styles.row}>
        <Button variant="primary" busy={busy} aria-label={t("settings.appApproveNamed", { name: app.name })} onClick={() => onDecide(true)}>
          {t("settings.appApprove")}
        </Button>
        <Button busy={busy} aria-label={t("settings.appRestrictNamed", { name: app.name })} onClick={() => onDecide(false)}>
          {t("settings.appRestrict")}
        </Button>
      </div>
    </li>
  );
}
