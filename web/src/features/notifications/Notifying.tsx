import { useEffect, useRef } from "react";
import { useText } from "../../i18n";
import { Button } from "../../ui";
import styles from "./Notifying.module.css";
import { type NotifyingOptions, startNotifying } from "./notify";
import { allow, refuse, useIsAsking } from "./permission";

/** Tells of what happens while one is elsewhere; asks for leave to do so once there was something to tell. */
export function Notifying(props: NotifyingOptions) {
  const t = useText();
  const isAsking = useIsAsking();
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => startNotifying({ shownPlaces: () => latest.current.shownPlaces(), onOpen: (place) => latest.current.onOpen(place) }), []);
  if (!isAsking) return null;
  return (
    <section className={styles.bar} aria-label={t("notifications.ask")}>
      <p>{t("notifications.askText")}</p>
      <span>
        <Button size="sm" variant="primary" onClick={() => void allow()}>
          {t("notifications.allow")}
        </Button>
        <Button size="sm" onClick={refuse}>
          {t("notifications.notNow")}
        </Button>
      </span>
    </section>
  );
}
