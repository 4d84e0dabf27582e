import { classes } from "./classes";
import styles from "./PresenceDot.module.css";

export type Presence = "active" | "away" | "dnd";

/** A dot whose shape tells as much as its colour: full is active, a ring is away, a bar is do not disturb. */
export function PresenceDot({ presence, label, size = 9 }: { presence: Presence; label?: string; size?: number }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden from screen readers unless it has a label
    <svg
      className={classes(styles.dot, styles[presence])}
      width={size}
      height={size}
      viewBox="0 0 10 10"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {presence === "away" ? <circle cx="5" cy="5" r="3.8" className={styles.ring} /> : <circle cx="5" cy="5" r="4.5" />}
      {presence === "dnd" ? <path d="M2.8 5h4.4" className={styles.bar} /> : null}
    </svg>
  );
}
