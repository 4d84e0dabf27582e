import { CircleAlert, CircleCheck, RotateCw } from "lucide-react";
import { errorText, formatBareTime, formatFull, formatNumber, type TextKey, type Translate, useFormats, useText } from "../../i18n";
import { codeOf } from "../../model";
import { Badge, Button, classes, EmptyState, Icon, IconButton, Skeleton, showToast } from "../../ui";
import styles from "./Requests.module.css";
import { isTaken, type Outcome, type Sent, useRequests } from "./requests";

interface RequestsProps {
  appId: string;
}

/** What the app was sent lately and how it answered, the latest first; new lines come by themselves. */
export function Requests({ appId }: RequestsProps) {
  const t = useText();
  useFormats();
  const log = useRequests(appId);
  if (log.requests === undefined)
    return log.isFailed ? (
      <EmptyState
        drawing="door"
        title={t("ui.notLoaded")}
        text={t("ui.notLoadedText")}
        action={<Button onClick={log.refresh}>{t("common.retry")}</Button>}
      />
    ) : (
      <div className={styles.waiting}>
        <Skeleton height={36} />
        <Skeleton height={36} />
        <Skeleton height={36} />
      </div>
    );
  if (log.requests.length === 0) return <EmptyState drawing="window" title={t("apps.noRequests")} text={t("apps.noRequestsText")} />;
  const retry = (request: Sent) =>
    log.retry(request).then(
      (outcome) =>
        showToast({ title: t("apps.sentAgain", { outcome: outcomeText(outcome, t) }), tone: isTaken(outcome) ? "plain" : "bad" }),
      (problem) => showToast({ title: t("apps.notSentAgain"), description: errorText(codeOf(problem)), tone: "bad" }),
    );
  return (
    <ul className={styles.list} aria-label={t("apps.requests")}>
      {log.requests.map((request) => (
        <RequestLine key={request.id} request={request} onRetry={() => void retry(request)} />
      ))}
    </ul>
  );
}

function RequestLine({ request, onRetry }: { request: Sent; onRetry: () => void }) {
  const t = useText();
  const at = request.sent_at;
  const isGood = isTaken(request);
  return (
    <li className={styles.line} data-request={request.name}>
      <span className={classes(styles.sign, isGood ? styles.good : styles.bad)}>
        <Icon of={isGood ? CircleCheck : CircleAlert} size={16} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>
          <span className={styles.mono}>{request.name}</span>
          {request.attempt > 0 ? <Badge tone="soft">{t("apps.attempt", { count: request.attempt + 1 })}</Badge> : null}
        </span>
        <span className={styles.soft}>{[t(`apps.kind.${request.type}` as TextKey), request.url || t("apps.bySocket")].join(" · ")}</span>
      </span>
      <span className={styles.numbers}>
        <span className={classes(!isGood && styles.badWords)}>{outcomeText(request, t)}</span>
        <span className={styles.soft}>
          {t("apps.latency", { ms: formatNumber(Math.round(request.latency_ms)) })} ·{" "}
          <time dateTime={new Date(at * 1000).toISOString()} title={formatFull(at)}>
            {formatBareTime(at)}
          </time>
        </span>
      </span>
      <span className={styles.act}>
        {request.can_retry ? (
          <IconButton icon={RotateCw} size="sm" label={t("apps.retryNamed", { name: request.name })} onClick={onRetry} />
        ) : null}
      </span>
    </li>
  );
}

/** How a request ended: the status of the answer, or why there was none. */
export function outcomeText({ status, error }: Outcome, t: Translate): string {
  if (error === "") return t("apps.answered", { status });
  const known = REASONS[error];
  return known ? t(known) : status > 0 ? t("apps.answered", { status }) : error;
}

const REASONS: Record<string, TextKey> = {
  http_timeout: "apps.reason.timeout",
  connection_failed: "apps.reason.connection",
  ssl_error: "apps.reason.ssl",
  too_many_redirects: "apps.reason.redirects",
  unknown_error: "apps.reason.unknown",
};
