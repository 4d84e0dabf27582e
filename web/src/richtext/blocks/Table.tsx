import type { Block } from "../types";
import { type Cell, CellText, isNumber } from "./cells";
import styles from "./Table.module.css";

interface Setting {
  align?: "left" | "center" | "right";
  is_wrapped?: boolean;
}

/** A table whose first row is its head. */
export function TableBlock({ block }: { block: Block }) {
  const [head, ...body] = ((block.rows as Cell[][] | undefined) ?? []).map((row) => (Array.isArray(row) ? row : []));
  const settings = (block.column_settings as (Setting | null)[] | undefined) ?? [];
  if (!head) return null;
  const look = (column: number, cell?: Cell) => ({
    "data-align": settings[column]?.align ?? (isNumber(cell) ? "right" : undefined),
    "data-wrap": settings[column]?.is_wrapped ? "" : undefined,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" {...look(column)}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column} {...look(column, cell)}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
