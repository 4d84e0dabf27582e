import { expect, it } from "vitest";
import type { Conversation, Section, ShownSection } from "../../model";
import { rowFor, sidebarRows, unreadBeyond } from "./rows";

const section = (id: string, more: Partial<Section> = {}): Section => ({
  id,
  name: id,
  type: "standard",
  is_collapsed: false,
  channel_ids: [],
  ...more,
});
const rooms: Record<string, Conversation> = {
  calm: { id: "calm" },
  loud: { id: "loud", unread_count: 2 },
  muted: { id: "muted", unread_count: 2, is_muted: true },
  open: { id: "open" },
};
const find = (id: string) => rooms[id];
const keys = (shown: ShownSection[], active?: string) => sidebarRows(shown, active, find).map(({ key }) => key);

it("lists sections with what stands in them, each with its place", () => {
  const rows = sidebarRows([{ section: section("L1"), ids: ["calm", "loud"] }], undefined, find);
  expect(rows).toMatchObject([
    { kind: "section", folded: 0 },
    { id: "calm", position: 1, size: 2 },
    { id: "loud", position: 2, size: 2 },
  ]);
});

it("shows of a folded section what is unread and what is open, and counts the rest", () => {
  const shown = [{ section: section("L1", { is_collapsed: true }), ids: ["calm", "loud", "muted", "open"] }];
  expect(keys(shown, "open")).toEqual(["L1", "loud", "open"]);
  expect(sidebarRows(shown, "open", find)[0]).toMatchObject({ folded: 2 });
});

it("leaves out built-in sections with nothing in them, but for those that one fills", () => {
  const shown = (["stars", "channels", "direct_messages", "apps"] as const).map((type) => ({ section: section(type, { type }), ids: [] }));
  expect(keys(shown)).toEqual(["channels", "direct_messages"]);
});

it("knows the nearest unread rows beyond what is on screen", () => {
  const rows = sidebarRows([{ section: section("L1"), ids: ["loud", "calm", "open", "calm", "muted", "loud"] }], undefined, find);
  expect(unreadBeyond(rows, 2, 4, find)).toEqual({ above: 1, below: 6 });
  expect(unreadBeyond(rows, 0, 6, find)).toEqual({ above: undefined, below: undefined });
});

it("walks by arrows, to the section by Left, and by the first letter of a name", () => {
  const rows = sidebarRows([{ section: section("L1"), ids: ["calm", "loud", "open"] }], undefined, find);
  const to = (at: number, key: string) => rowFor(rows, at, key, (row) => row.key);
  expect([to(0, "ArrowDown"), to(0, "ArrowUp"), to(1, "End"), to(3, "ArrowLeft"), to(3, "c"), to(0, "x"), to(0, "Tab")]).toEqual([
    1,
    0,
    3,
    0,
    1,
    undefined,
    undefined,
  ]);
});
