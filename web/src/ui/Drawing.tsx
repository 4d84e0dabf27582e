import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export type DrawingName = "door" | "lamp" | "window" | "bench";

/** Each is one view of the same corridor: one floor line, one weight of line, one lit thing. */
const drawings: Record<DrawingName, ReactNode> = {
  door: (
    <>
      <path d="M40 78V18h40v60" />
      <path d="M48 78V26l24-4v60l-24-4" />
      <path className={styles.light} d="M66 50v4M72 78l22 8" />
      <path d="M8 78h32M80 78h32" />
    </>
  ),
  lamp: (
    <>
      <path d="M60 6v18M48 36a12 12 0 0 1 24 0zM56 36a4 4 0 0 0 8 0" />
      <path className={styles.light} d="M44 46l-8 14M60 48v14M76 46l8 14" />
      <path d="M8 78h104M24 78V30h10v48M86 78V30h10v48" />
    </>
  ),
  window: (
    <>
      <path d="M36 14h48v46H36zM60 14v46M36 37h48M30 60h60" />
      <path className={styles.light} d="M69 25a6 6 0 1 0 8 6 5 5 0 0 1-8-6z" />
      <path d="M8 78h104" />
    </>
  ),
  bench: (
    <>
      <path d="M28 58h64M28 66h64M34 66v12M86 66v12M30 58V44M90 58V44M28 46h64" />
      <path className={styles.light} d="M50 58v-8h12v8M56 50v-4" />
      <path d="M8 78h104" />
    </>
  ),
};

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg
      width={120}
      height={90}
      viewBox="0 0 120 90"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
