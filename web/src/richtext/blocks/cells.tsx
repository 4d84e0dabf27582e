import { compareText, formatNumber } from "../../i18n";
import { plainText } from "../plain";
import { RichText } from "../RichText";
import type { RichTextElement } from "../types";

export interface Cell {
  type?: string;
  text?: string;
  value?: number;
  elements?: RichTextElement[];
}

/** What a cell of a table says. */
export function CellText({ cell }: { cell: Cell | undefined }) {
  if (cell?.elements) return <RichText elements={cell.elements} />;
  return cellWords(cell);
}

export const isNumber = (cell: Cell | undefined): boolean => cell?.type === "raw_number" && typeof cell.value === "number";

function cellWords(cell: Cell | undefined): string {
  if (cell?.text !== undefined) return cell.text;
  return typeof cell?.value === "number" ? formatNumber(cell.value) : "";
}

const NAMELESS = { user: () => undefined, channel: () => undefined, usergroup: () => undefined };

/** A cell as one line of words, for finding and ordering. */
export function cellPlain(cell: Cell | undefined): string {
  if (!cell?.elements) return cellWords(cell);
  return plainText({ blocks: [{ type: "rich_text", elements: cell.elements }] }, NAMELESS);
}

export interface Order {
  column: number;
  isDown: boolean;
}

/** The rows that hold the words looked for, in order; numbers by their size, words as the reader's language has them. */
export function arranged(rows: readonly Cell[][], order: Order | undefined, looked: string): Cell[][] {
  const wanted = looked.trim().toLocaleLowerCase();
  const found = wanted ? rows.filter((row) => row.some((cell) => cellPlain(cell).toLocaleLowerCase().includes(wanted))) : [...rows];
  if (!order) return found;
  const { column, isDown } = order;
  return found.sort((left, right) => compare(left[column], right[column]) * (isDown ? -1 : 1));
}

function compare(left: Cell | undefined, right: Cell | undefined): number {
  if (isNumber(left) && isNumber(right)) return Number(left?.value) - Number(right?.value);
  return compareText(cellPlain(left), cellPlain(right));
}
