import { Clock } from "lucide-react";
import { useEffect, useState } from "react";
import { errorText, formatTime, useFormats, useText } from "../../i18n";
import { displayName, dropSending, names, type Outgoing, retrySending, useSelf } from "../../model";
import { type Block, MessageBody, plainText } from "../../richtext";
import { Avatar, Button, classes, Icon, showToast } from "../../ui";
import styles from "./Message.module.css";

const PATIENCE_MS = 3_000;

/** A message on its way, or one that was refused. It looks as it will; only a long way shows. */
export function OutgoingRow({ outgoing, isGrouped }: { outgoing: Outgoing; isGrouped: boolean }) {
  const t = useText();
  useFormats();
  const self = useSelf();
  const isLate = useIsLate(outgoing.at);
  const hasFailed = outgoing.state === "failed";
  const message = { text: outgoing.text, ...(outgoing.blocks.length > 0 ? { blocks: outgoing.blocks as Block[] } : {}) };
  const photo = self.profile.is_custom_image ? self.profile.image_72 : undefined;

  function copy() {
    navigator.clipboard.writeText(plainText(message, names, true)).then(
      () => showToast({ title: t("timeline.textCopied") }),
      () => showToast({ title: t("timeline.notDone"), tone: "bad" }),
    );
  }

  return (
    <article
      className={classes(styles.message, isGrouped && styles.grouped, !hasFailed && isLate && styles.late, hasFailed && styles.failed)}
      data-outgoing={outgoing.state}
    >
      <div className={styles.gutter}>
        {isGrouped ? null : (
          <span className={styles.face}>
            <Avatar id={self.id} name={displayName(self)} src={photo} size={36} />
          </span>
        )}
      </div>
      <div className={styles.words}>
        {isGrouped ? null : (
          <header className={styles.header}>
            <span className={styles.name}>
              <bdi>{displayName(self)}</bdi>
            </span>
            <time className={styles.time}>{formatTime(outgoing.at / 1000)}</time>
          </header>
        )}
        <div className={styles.body}>
          <MessageBody message={message} />
        </div>
        {hasFailed ? (
          <p className={styles.failure} role="alert">
            {t("timeline.notSent")} {outgoing.error ? errorText(outgoing.error) : null}
            <Button size="sm" onClick={() => retrySending(outgoing.id)}>
              {t("common.retry")}
            </Button>
            <Button size="sm" variant="quiet" onClick={copy}>
              {t("timeline.copyText")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => dropSending(outgoing.id)}>
              {t("timeline.delete")}
            </Button>
          </p>
        ) : isLate ? (
          <p className={styles.waiting} role="status">
            <Icon of={Clock} size={16} /> {t("timeline.waiting")}
          </p>
        ) : null}
      </div>
    </article>
  );
}

function useIsLate(at: number): boolean {
  const [isLate, setLate] = useState(Date.now() - at > PATIENCE_MS);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), Math.max(0, at + PATIENCE_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return isLate;
}
