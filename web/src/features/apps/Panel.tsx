import type { ReactNode } from "react";
import { classes } from "../../ui";
import styles from "./Apps.module.css";

interface PanelProps {
  title: string;
  hint?: ReactNode;
  /** Beside the title. */
  action?: ReactNode;
  /** What cannot be taken back. */
  danger?: boolean;
  error?: string | undefined;
  children?: ReactNode;
}

/** Things of an app that belong together, with a heading. */
export function Panel({ title, hint, action, danger, error, children }: PanelProps) {
  return (
    <section className={classes(styles.panel, danger && styles.danger)}>
      <div className={styles.panelHead}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {hint ? <p className={styles.hint}>{hint}</p> : null}
        </div>
        {action}
      </div>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {children}
    </section>
  );
}
