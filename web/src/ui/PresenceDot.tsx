import { classes } from "./classes";
import styles from "./PresenceDot.module.css";

export type Presence = "active" | "away" | "dnd";

/** A dot whose shape tells as much as its colour: full is active, a ring is away, a moon rests. */
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
      {presence === "active" ? <circle cx="5" cy="5" r="4.5" /> : null}
      {presence === "away" ? <circle cx="5" cy="5" r="3.8" className={styles.ring} /> : null}
      {presence === "dnd" ? <path d="M4 .4a4.8 4.8 0 1 0 5.6 6.1A4.3 4.3 0 0 1 4 .4Z" /> : null}
    </svg>
  );
}
