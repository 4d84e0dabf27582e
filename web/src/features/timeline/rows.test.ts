import { describe, expect, it } from "vitest";
import type { Message } from "../../model";
import { rowsOf } from "./rows";

const at = (seconds: number, more: Partial<Message> = {}): Message => ({
  type: "message",
  ts: `${1700000000 + seconds}.000100`,
  user: "U1",
  ...more,
});
const rows = (messages: Message[], unreadAfter?: string) => rowsOf({ messages, outgoing: [], unreadAfter, selfId: "U9", hasStart: false });

describe("rows", () => {
  it("group what one person says within five minutes", () => {
    const found = rows([at(0), at(10), at(20, { user: "U2" }), at(400, { user: "U2" })]);
    expect(found.map((row) => (row.kind === "message" ? row.isGrouped : row.kind))).toEqual(["day", false, true, false, false]);
  });

  it("put the unread line before the first message of others that is new", () => {
    const found = rows([at(0), at(10), at(20)], at(0).ts);
    expect(found.map((row) => row.kind)).toEqual(["day", "message", "unread", "message", "message"]);
  });

  it("do not put it before one's own messages", () => {
    const found = rows([at(0), at(10, { user: "U9" })], at(0).ts);
    expect(found.some((row) => row.kind === "unread")).toBe(false);
  });

  it("fold a run of joins into one", () => {
    const joined = (seconds: number, user: string) => at(seconds, { subtype: "channel_join", user });
    const found = rows([joined(0, "U1"), joined(1, "U2"), at(2)]);
    expect(found.map((row) => (row.kind === "system" ? row.messages.length : row.kind))).toEqual(["day", 2, "message"]);
  });
});
