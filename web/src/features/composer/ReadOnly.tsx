import { useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button } from "../../ui";
import styles from "./Composer.module.css";
import type { Target } from "./workspace";

/** In place of the composer where one may not write: why, and what can be done. */
export function ReadOnly({ target, conversationId }: { target: Target; conversationId: string }) {
  const t = useText();
  const [busy, setBusy] = useState(false);
  const { readOnly } = target;
  if (!readOnly) return null;

  async function join() {
    setBusy(true);
    await call("conversations.join", { channel: conversationId }).catch(() => undefined);
    setBusy(false);
  }

  return (
    <div className={styles.composer}>
      <div className={styles.readOnly}>
        <span>{t(`composer.readOnly.${readOnly}`, { name: target.name })}</span>
        {readOnly === "notMember" ? (
          <Button variant="primary" size="sm" busy={busy} onClick={() => void join()}>
            {t("composer.join")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
