/** biome-ignore-all lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents lint/a11y/noNoninteractiveTabindex: a virtual grid cannot be a table, and the search box keeps the focus, takes the keys and names the active cell */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useImperativeHandle, useRef } from "react";
import { useText } from "../../i18n";
import { Emoji } from "../../richtext";
import { classes } from "../../ui";
import styles from "./EmojiPicker.module.css";
import type { Cell, Position, Row } from "./rows";
import { sectionTitle } from "./sections";

const CELL = 36;
const HEAD = 28;

export interface EmojiGridHandle {
  reveal(row: number, align?: "auto" | "start"): void;
}

interface EmojiGridProps {
  id: string;
  rows: readonly Row[];
  columns: number;
  active: Position;
  skinTone: number;
  onHover: (position: Position) => void;
  onPick: (cell: Cell) => void;
  ref: Ref<EmojiGridHandle>;
}

/** Only the rows in sight exist, so 5,000 custom emoji cost no more than fifty. */
export function EmojiGrid({ id, rows, columns, active, skinTone, onHover, onPick, ref }: EmojiGridProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "head" ? HEAD : CELL),
    overscan: 4,
    scrollPaddingStart: HEAD,
  });
  useImperativeHandle(ref, () => ({ reveal: (row, align = "auto") => virtual.scrollToIndex(row, { align }) }), [virtual]);
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t("emoji.grid")}>
      <div
        id={`${id}-grid`}
        role="grid"
        aria-label={t("emoji.grid")}
        aria-rowcount={rows.length}
        aria-colcount={columns}
        className={styles.grid}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 1}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)`, blockSize: item.size }}
            >
              {row.kind === "head" ? (
                <div role="rowheader" className={styles.head}>
                  {sectionTitle(t, row.section)}
                </div>
              ) : (
                row.cells.map((cell, column) => (
                  <EmojiCell
                    key={cell.name}
                    id={`${id}-${item.index}-${column}`}
                    cell={cell}
                    skinTone={skinTone}
                    active={item.index === active.row && column === active.column}
                    onHover={() => onHover({ row: item.index, column })}
                    onPick={() => onPick(cell)}
                  />
                ))
              )}
            </div>
          );
        })}
      </div>
      {rows.length === 0 ? <p className={styles.none}>{t("emoji.none")}</p> : null}
    </div>
  );
}

interface EmojiCellProps {
  id: string;
  cell: Cell;
  active: boolean;
  skinTone: number;
  onHover: () => void;
  onPick: () => void;
}

function EmojiCell({ id, cell, active, skinTone, onHover, onPick }: EmojiCellProps) {
  const [base = cell.name, tone] = cell.name.split("::skin-tone-");
  const wanted = tone ? Number(tone) : cell.hasTones && skinTone > 0 ? skinTone : undefined;
  return (
    <div
      id={id}
      role="gridcell"
      aria-label={cell.label}
      aria-selected={active}
      className={classes(styles.cell, active && styles.active)}
      onPointerMove={active ? undefined : onHover}
      onClick={onPick}
    >
      {cell.image ? (
        <img src={cell.image} alt="" width={24} height={24} loading="lazy" draggable={false} />
      ) : (
        <Emoji name={base} skinTone={wanted} size="plain" />
      )}
    </div>
  );
}
