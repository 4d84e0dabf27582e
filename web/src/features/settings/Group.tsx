import type { ReactNode } from "react";
import styles from "./Settings.module.css";

/** Settings that belong together, with a heading. */
export function Group({ title, hint, children }: { title?: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.group}>
      {title ? <h3 className={styles.title}>{title}</h3> : null}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </section>
  );
}
