import { useEffect, useState } from "react";
import { Skeleton } from "../../ui";
import styles from "./Timeline.module.css";

const SHOWN_AFTER_MS = 100;
const WIDTHS = ["62%", "38%", "74%", "51%", "44%"];

/** Where messages will be, once they have been waited for long enough to say so. */
export function Waiting() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className={styles.waiting} aria-hidden="true">
      {WIDTHS.map((width) => (
        <div key={width} className={styles.waitingRow}>
          <Skeleton width={36} height={36} />
          <div>
            <Skeleton width="120px" height={13} />
            <Skeleton width={width} height={13} />
          </div>
        </div>
      ))}
    </div>
  );
}
