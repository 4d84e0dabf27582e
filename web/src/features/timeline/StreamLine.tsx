import { useState } from "react";
import { useText } from "../../i18n";
import { endStream, type Message } from "../../model";
import { Button, classes, showToast } from "../../ui";
import styles from "./StreamLine.module.css";

/** Under a message that is still being written: that it goes on, and a way to end it; afterwards, why it ended early. */
export function StreamLine({ channel, message }: { channel: string; message: Message }) {
  const t = useText();
  const [isEnding, setEnding] = useState(false);
  const state = message.streaming_state;
  if (state !== "in_progress")
    return <p className={styles.line}>{state === "stopped" ? t("agents.stopped") : state === "errored" ? t("agents.errored") : null}</p>;

  function end() {
    setEnding(true);
    endStream(channel, message.ts).catch(() => {
      setEnding(false);
      showToast({ title: t("timeline.notDone"), tone: "bad" });
    });
  }

  return (
    <p className={classes(styles.line, styles.live)}>
      <span aria-hidden className={styles.dots} />
      <span role="status">{t("agents.writing")}</span>
      <Button size="sm" variant="quiet" disabled={isEnding} onClick={end}>
        {t("agents.stop")}
      </Button>
    </p>
  );
}
