import { errorText, useText } from "../../i18n";
import { displayName, dropSending, type Outgoing, retrySending, useSelf } from "../../model";
import type { Block } from "../../richtext";
import { MessageBody } from "../../richtext";
import { Avatar, Button, classes } from "../../ui";
import styles from "./Message.module.css";

/** A message on its way, or one that was refused. */
export function OutgoingRow({ outgoing, isGrouped }: { outgoing: Outgoing; isGrouped: boolean }) {
  const t = useText();
  const self = useSelf();
  const hasFailed = outgoing.state === "failed";
  return (
    <div className={classes(styles.message, isGrouped && styles.grouped, styles.outgoing, hasFailed && styles.failed)}>
      <div className={styles.gutter}>{isGrouped ? null : <Avatar id={self.id} name={displayName(self)} size={36} />}</div>
      <div className={styles.words}>
        {isGrouped ? null : (
          <header className={styles.header}>
            <span className={styles.name}>{displayName(self)}</span>
          </header>
        )}
        <div className={styles.body}>
          <MessageBody message={{ text: outgoing.text, ...(outgoing.blocks.length > 0 ? { blocks: outgoing.blocks as Block[] } : {}) }} />
        </div>
        {hasFailed ? (
          <p className={styles.failure} role="alert">
            {t("timeline.notSent")} {outgoing.error ? errorText(outgoing.error) : null}
            <Button size="sm" onClick={() => retrySending(outgoing.id)}>
              {t("common.retry")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => dropSending(outgoing.id)}>
              {t("timeline.discard")}
            </Button>
          </p>
        ) : null}
      </div>
    </div>
  );
}
