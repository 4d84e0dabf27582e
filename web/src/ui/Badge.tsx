import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classes } from "./classes";

export interface BadgeProps {
  /** lamp: someone waits for you; soft: a mark such as APP or guest. */
  tone?: "lamp" | "soft";
  label?: string;
  /** Drawn, not written: for rows whose own name says it already. */
  isDrawn?: boolean;
  children: ReactNode;
}

/** A count or a short word in a pill. */
export function Badge({ tone = "lamp", label, isDrawn, children }: BadgeProps) {
  if (isDrawn) return <span className={classes(styles.badge, styles[tone], styles.drawn)} data-text={children} aria-hidden="true" />;
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {label ? (
        <>
          <span aria-hidden="true">{children}</span>
          <span className={styles.spoken}>{label}</span>
        </>
      ) : (
        children
      )}
    </span>
  );
}

/** 1234 → "999+": badges stay narrow. */
export function badgeCount(count: number): string {
  return count > 999 ? "999+" : String(count);
}
