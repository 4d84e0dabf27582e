import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, ChevronsUpDown } from "lucide-react";
import { useId, useState } from "react";
import { useText } from "../../i18n";
import { Icon, IconButton, TextField } from "../../ui";
import type { Block } from "../types";
import { arranged, type Cell, CellText, isNumber, type Order } from "./cells";
import styles from "./Table.module.css";

const PAGE = 5;

/** A table that is read a page at a time, and can be ordered and looked through. */
export function DataTableBlock({ block }: { block: Block }) {
  const t = useText();
  const id = useId();
  const [head = [], ...rows] = (block.rows as Cell[][] | undefined) ?? [];
  const size = Math.min(100, Math.max(1, Number(block.page_size) || PAGE));
  const header = Number(block.row_header_column_index ?? 0);
  const [order, setOrder] = useState<Order>();
  const [looked, setLooked] = useState("");
  const [page, setPage] = useState(0);
  const found = arranged(rows, order, looked);
  const pages = Math.max(1, Math.ceil(found.length / size));
  const shown = Math.min(page, pages - 1);
  const from = shown * size;

  function sortBy(column: number) {
    setPage(0);
    if (order?.column !== column) setOrder({ column, isDown: false });
    else setOrder(order.isDown ? undefined : { column, isDown: true });
  }

  return (
    <div className={styles.frame}>
      {rows.length > size ? (
        <div className={styles.find}>
          <TextField
            type="search"
            label={t("blocks.table.find")}
            hideLabel
            placeholder={t("blocks.table.find")}
            value={looked}
            onChange={(event) => {
              setLooked(event.target.value);
              setPage(0);
            }}
          />
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <caption id={id}>{String(block.caption ?? "")}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={order?.column !== column ? "none" : order.isDown ? "descending" : "ascending"}
                  data-align={isNumber(rows[0]?.[column]) ? "right" : undefined}
                >
                  <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                    <CellText cell={cell} />
                    <Icon of={order?.column !== column ? ChevronsUpDown : order.isDown ? ArrowDown : ArrowUp} size={14} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(from, from + size).map((row, place) => (
              <tr key={from + place}>
                {row.map((cell, column) =>
                  column === header ? (
                    <th key={column} scope="row">
                      <CellText cell={cell} />
                    </th>
                  ) : (
                    <td key={column} data-align={isNumber(cell) ? "right" : undefined}>
                      <CellText cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 ? <p className={styles.none}>{t("blocks.table.none")}</p> : null}
      {pages > 1 ? (
        <div className={styles.foot}>
          <span className={styles.range} role="status">
            {t("blocks.table.range", { from: from + 1, to: Math.min(from + size, found.length), count: found.length })}
          </span>
          <IconButton
            icon={ChevronLeft}
            size="sm"
            label={t("blocks.table.previous")}
            disabled={shown === 0}
            onClick={() => setPage(shown - 1)}
          />
          <IconButton
            icon={ChevronRight}
            size="sm"
            label={t("blocks.table.next")}
            disabled={shown === pages - 1}
            onClick={() => setPage(shown + 1)}
          />
        </div>
      ) : null}
    </div>
  );
}
