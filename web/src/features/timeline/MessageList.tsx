import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { Row } from "./rows";
import styles from "./Timeline.module.css";
import { fetchTools } from "./tools";
import type { Roving } from "./useRoving";
import type { DrawnRows } from "./useRowWindow";

interface MessageListProps {
  label: string;
  rows: readonly Row[];
  drawn: DrawnRows<Row>;
  roving: Roving;
  isBusy: boolean;
  renderRow: (row: Row, index: number) => ReactNode;
  /** In place of the rows while there are none. */
  waiting?: ReactNode;
}

const SCROLLING_MS = 120;
const FETCH_MS = 500;

/** The feed itself: only the rows around what is seen, each in its place. */
export function MessageList({ label, rows, drawn, roving, isBusy, renderRow, waiting }: MessageListProps) {
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const idle = setTimeout(() => void fetchTools().catch(() => undefined), FETCH_MS);
    return () => {
      clearTimeout(idle);
      clearTimeout(rest.current);
    };
  }, []);

  function onScroll() {
    drawn.onScroll();
    // Rows that pass under a resting pointer do not light up.
    const scroller = drawn.scroller.current;
    if (!scroller) return;
    scroller.dataset.scrolling = "";
    clearTimeout(rest.current);
    rest.current = setTimeout(() => delete scroller.dataset.scrolling, SCROLLING_MS);
  }

  return (
    <div
      ref={drawn.scroller}
      className={styles.scroller}
      onScroll={onScroll}
      role="feed"
      aria-label={label}
      aria-busy={isBusy}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => roving.onKeyDown(event)}
      onFocus={roving.onFocus}
      onBlur={roving.onBlur}
    >
      {rows.length === 0 ? waiting : null}
      <div ref={drawn.space} className={styles.space}>
        {drawn.shown.map((index) => {
          const row = rows[index];
          return row ? (
            <div key={row.key} data-key={row.key} className={styles.row}>
              {renderRow(row, index)}
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
