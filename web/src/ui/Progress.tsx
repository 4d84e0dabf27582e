import styles from "./Progress.module.css";

export interface ProgressProps {
  label: string;
  /** 0–1; undefined when how much is left is unknown. */
  value?: number | undefined;
}

/** A bar that fills. */
export function Progress({ label, value }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className={percent === undefined ? styles.unknown : styles.bar} style={{ inlineSize: `${percent ?? 30}%` }} />
    </div>
  );
}
