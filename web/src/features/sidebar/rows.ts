/** The sidebar as a flat list of rows, so that only those on screen need to be drawn. */
import { type Conversation, isUnread, type Section, type ShownSection } from "../../model";

export interface SectionRowData {
  kind: "section";
  key: string;
  section: Section;
  /** How many of its conversations are folded away. */
  folded: number;
}

export interface ConversationRowData {
  kind: "conversation";
  key: string;
  id: string;
  sectionId: string;
  /** Place in its section, from 1, and how many there are. */
  position: number;
  size: number;
}

export type Row = SectionRowData | ConversationRowData;

/** Other sections show only when something stands in them. */
const ALWAYS: readonly Section["type"][] = ["standard", "channels", "direct_messages"];

/** Sections and what stands in them. A folded section shows what is unread, and what is open. */
export function sidebarRows(
  shown: readonly ShownSection[],
  activeId: string | undefined,
  find: (id: string) => Conversation | undefined,
): Row[] {
  const rows: Row[] = [];
  for (const { section, ids } of shown) {
    if (ids.length === 0 && !ALWAYS.includes(section.type)) continue;
    const open = section.is_collapsed ? ids.filter((id) => id === activeId || isWaiting(find(id))) : ids;
    rows.push({ kind: "section", key: section.id, section, folded: ids.length - open.length });
    for (const [place, id] of open.entries())
      rows.push({ kind: "conversation", key: id, id, sectionId: section.id, position: place + 1, size: open.length });
  }
  return rows;
}

/** The nearest unread rows above and below those on screen. */
export function unreadBeyond(
  rows: readonly Row[],
  first: number,
  last: number,
  find: (id: string) => Conversation | undefined,
): { above: number | undefined; below: number | undefined } {
  const waits = (row: Row) => row.kind === "conversation" && isWaiting(find(row.id));
  const above = rows.slice(0, first).findLastIndex(waits);
  const below = rows.slice(last + 1).findIndex(waits);
  return { above: above < 0 ? undefined : above, below: below < 0 ? undefined : last + 1 + below };
}

const isWaiting = (conversation: Conversation | undefined): boolean => conversation !== undefined && isUnread(conversation);

/** The row that a key leads to from row `at`; undefined when the key means something else. */
export function rowFor(rows: readonly Row[], at: number, key: string, nameOf: (row: Row) => string): number | undefined {
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    case "PageDown":
      return Math.min(last, at + 10);
    case "PageUp":
      return Math.max(0, at - 10);
    case "ArrowLeft":
      return rows[at]?.kind === "conversation" ? rows.slice(0, at).findLastIndex(({ kind }) => kind === "section") : undefined;
  }
  if (key.length !== 1 || key === " ") return undefined;
  const wanted = key.toLocaleLowerCase();
  const order = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  const found = order.find((row) => nameOf(row).toLocaleLowerCase().startsWith(wanted));
  return found && rows.indexOf(found);
}
