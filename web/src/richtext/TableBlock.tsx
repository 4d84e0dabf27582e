import styles from "./Blocks.module.css";
import { RichText } from "./RichText";
import type { RichTextElement } from "./types";

interface Cell {
  type?: string;
  text?: string;
  elements?: RichTextElement[];
}

/** A table whose first row is its head. */
export function TableBlock({ rows }: { rows: unknown[][] | undefined }) {
  const [head, ...body] = (rows ?? []) as Cell[][];
  if (!head) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, rowIndex) => (
            <tr key={rowIndex}>
              {row.map((cell, index) => (
                <td key={index}>
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

function CellText({ cell }: { cell: Cell | undefined }) {
  if (cell?.elements) return <RichText elements={cell.elements} />;
  return cell?.text ?? "";
}
