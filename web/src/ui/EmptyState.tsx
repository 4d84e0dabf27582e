import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./Drawing";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  drawing: DrawingName;
  title: string;
  text?: ReactNode;
  /** One thing to do. */
  action?: ReactNode;
}

/** What a place says when nothing is in it. */
export function EmptyState({ drawing, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Drawing name={drawing} />
      <p className={styles.title}>{title}</p>
      {text ? <p className={styles.text}>{text}</p> : null}
      {action}
    </div>
  );
}
