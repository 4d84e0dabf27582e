import { useEffect, useState } from "react";
import { useText } from "../i18n";
import { useConnectionState, wake } from "../model";
import { Button } from "../ui";
import styles from "./App.module.css";

const SHOWN_AFTER_MS = 3000;

/** Says that the connection is gone, once it has been for a while. */
export function ConnectionBanner() {
  const t = useText();
  const state = useConnectionState();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (state === "open") {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (!isShown) return null;
  return (
    <div className={styles.banner} role="status">
      <span>{t("shell.offline")}</span>
      <Button size="sm" onClick={wake}>
        {t("shell.reconnect")}
      </Button>
    </div>
  );
}
