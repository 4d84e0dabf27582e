import { classes } from "./classes";
import styles from "./Spinner.module.css";

/** A turning ring; give it a label when it stands for a region that loads. */
export function Spinner({ size = 20, label }: { size?: number; label?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden from screen readers unless it has a label
    <svg
      className={styles.spinner}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <circle className={styles.track} cx="10" cy="10" r="8" />
      <path className={styles.arc} d="M10 2a8 8 0 0 1 8 8" />
    </svg>
  );
}

/** A grey shape in place of what is coming; appears only after 100 ms so that fast loads do not flicker. */
export function Skeleton({ width, height, round }: { width?: number | string; height?: number; round?: boolean }) {
  return (
    <span
      className={classes(styles.skeleton, round && styles.round)}
      style={{ inlineSize: width ?? "100%", blockSize: height ?? 12 }}
      aria-hidden="true"
    />
  );
}
