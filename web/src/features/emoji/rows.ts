/** The picker's content as rows of one virtual grid. */
import { type EmojiEntry, fold, searchEmoji } from "../../richtext";

export interface Cell {
  name: string;
  label: string;
  /** Image of a custom emoji. */
  image?: string;
  hasTones?: boolean;
}

export type SectionName = "recent" | "custom" | "found" | `group${number}`;

export type Row = { kind: "head"; section: SectionName } | { kind: "cells"; section: SectionName; cells: Cell[] };

export interface CustomEmoji {
  name: string;
  url: string;
}

/** The groups of standard emoji in the order people know from their phones. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

export interface RowInput {
  entries: readonly EmojiEntry[];
  custom: readonly CustomEmoji[];
  recent: readonly string[];
  query: string;
  columns: number;
}

export function buildRows({ entries, custom, recent, query, columns }: RowInput): Row[] {
  if (query.trim() !== "") return section("found", found(entries, custom, query), columns);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const customByName = new Map(custom.map((emoji) => [emoji.name, emoji]));
  const lately = recent.flatMap((name): Cell[] => {
    const own = customByName.get(name);
    if (own) return [customCell(own)];
    const [base = name] = name.split("::");
    const entry = byName.get(base);
    return entry ? [{ ...entryCell(entry), name }] : [];
  });
  const rows = section("recent", lately, columns);
  for (const group of GROUPS) {
    const cells = entries.filter((entry) => entry.group === group).map(entryCell);
    rows.push(...section(`group${group}`, cells, columns));
  }
  rows.push(...section("custom", custom.map(customCell), columns));
  return rows;
}

function found(entries: readonly EmojiEntry[], custom: readonly CustomEmoji[], query: string): Cell[] {
  const wanted = fold(query).replace(/:/g, "").trim().replace(/\s+/g, "_");
  const own = custom.filter((emoji) => emoji.name.includes(wanted));
  own.sort((left, right) => Number(right.name.startsWith(wanted)) - Number(left.name.startsWith(wanted)));
  return [...own.map(customCell), ...searchEmoji(entries, query).map(entryCell)];
}

function section(name: SectionName, cells: readonly Cell[], columns: number): Row[] {
  if (cells.length === 0) return [];
  const rows: Row[] = [{ kind: "head", section: name }];
  for (let from = 0; from < cells.length; from += columns) {
    rows.push({ kind: "cells", section: name, cells: cells.slice(from, from + columns) });
  }
  return rows;
}

function entryCell(entry: EmojiEntry): Cell {
  return { name: entry.name, label: entry.label, hasTones: entry.hasTones };
}

function customCell(emoji: CustomEmoji): Cell {
  return { name: emoji.name, label: emoji.name.replace(/_/g, " "), image: emoji.url };
}

export interface Position {
  row: number;
  column: number;
}

export type Move = "up" | "down" | "left" | "right" | "home" | "end" | "pageUp" | "pageDown";

/** Where a key leads from a cell, over headings and short rows. */
export function moveIn(rows: readonly Row[], from: Position, move: Move): Position {
  const cellRows = rows.flatMap((row, index) => (row.kind === "cells" ? [{ index, length: row.cells.length }] : []));
  const at = Math.max(
    0,
    cellRows.findIndex((row) => row.index === from.row),
  );
  const row = cellRows[at];
  if (!row) return from;
  const go = (target: number, column: number): Position => {
    const next = cellRows[Math.min(cellRows.length - 1, Math.max(0, target))] ?? row;
    return { row: next.index, column: Math.min(Math.max(0, column), next.length - 1) };
  };
  switch (move) {
    case "up":
      return go(at - 1, from.column);
    case "down":
      return go(at + 1, from.column);
    case "pageUp":
      return go(at - 6, from.column);
    case "pageDown":
      return go(at + 6, from.column);
    case "home":
      return { row: row.index, column: 0 };
    case "end":
      return { row: row.index, column: row.length - 1 };
    case "left":
      return from.column > 0 || at === 0 ? go(at, from.column - 1) : go(at - 1, Number.MAX_SAFE_INTEGER);
    default:
      return from.column < row.length - 1 || at === cellRows.length - 1 ? go(at, from.column + 1) : go(at + 1, 0);
  }
}
