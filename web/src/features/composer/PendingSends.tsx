import { useSyncExternalStore } from "react";
import { useText } from "../../i18n";
import { plainText } from "../../richtext";
import { Button, classes, Progress } from "../../ui";
import styles from "./Composer.module.css";
import { type PendingSend, pendingSends, retrySend, subscribePendingSends } from "./pendingSends";

interface PendingSendsProps {
  conversationId: string;
  threadTs: string | undefined;
  onCancel: (send: PendingSend) => void;
}

/** Messages whose files are still on their way, and those that could not go. */
export function PendingSends({ conversationId, threadTs, onCancel }: PendingSendsProps) {
  const sends = useSyncExternalStore(subscribePendingSends, pendingSends, pendingSends);
  return sends
    .filter((send) => send.conversationId === conversationId && send.threadTs === threadTs)
    .map((send) => <PendingRow key={send.key} send={send} onCancel={() => onCancel(send)} />);
}

function PendingRow({ send, onCancel }: { send: PendingSend; onCancel: () => void }) {
  const t = useText();
  const files = useSyncExternalStore(send.uploads.subscribe, send.uploads.list, send.uploads.list);
  const bytes = files.reduce((sum, file) => sum + file.file.size, 0);
  const sent = files.reduce((sum, file) => sum + file.file.size * file.progress, 0);
  const words = plainText({ blocks: [{ type: "rich_text", elements: send.elements }] });
  return (
    <div className={classes(styles.pending, send.failed && styles.pendingFailed)} role="status">
      <span className={styles.pendingWords}>
        <span>{send.failed ? t("composer.sendingFilesFailed") : t("composer.sendingFiles")}</span>
        <span className={styles.pendingText}>{[words, ...files.map((file) => file.title)].filter(Boolean).join(" · ")}</span>
        {send.failed ? null : <Progress label={t("composer.sendingFiles")} value={bytes > 0 ? sent / bytes : undefined} />}
      </span>
      {send.failed ? (
        <Button size="sm" onClick={() => retrySend(send.key)}>
          {t("common.retry")}
        </Button>
      ) : null}
      <Button size="sm" variant="quiet" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    </div>
  );
}
