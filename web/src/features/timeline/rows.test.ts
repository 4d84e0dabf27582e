import { describe, expect, it } from "vitest";
import type { Message } from "../../model";
import { type RowInput, rowsOf } from "./rows";

const at = (seconds: number, more: Partial<Message> = {}): Message => ({
  type: "message",
  ts: `${1700000000 + seconds}.000100`,
  user: "U1",
  ...more,
});
const rows = (messages: Message[], more: Partial<RowInput> = {}) =>
  rowsOf({ messages, outgoing: [], unreadAfter: undefined, selfId: "U9", reachesStart: false, isLeaving: () => false, ...more });

describe("rows", () => {
  it("group what one person says within five minutes", () => {
    const found = rows([at(0), at(10), at(20, { user: "U2" }), at(400, { user: "U2" })]);
    expect(found.map((row) => (row.kind === "message" ? row.isGrouped : row.kind))).toEqual(["day", false, true, false, false]);
  });

  it("keep what only the reader sees apart, and count it as nothing new", () => {
    const found = rows([at(0), at(10, { is_ephemeral: true }), at(20)], { unreadAfter: at(0).ts });
    expect(found.map((row) => (row.kind === "message" ? row.isGrouped : row.kind))).toEqual(["day", false, false, "unread", false]);
  });

  it("put the unread line before the first message of others that is new", () => {
    const found = rows([at(0), at(10), at(20)], { unreadAfter: at(0).ts });
    expect(found.map((row) => row.kind)).toEqual(["day", "message", "unread", "message", "message"]);
  });

  it("do not put it before one's own messages", () => {
    const found = rows([at(0), at(10, { user: "U9" })], { unreadAfter: at(0).ts });
    expect(found.some((row) => row.kind === "unread")).toBe(false);
  });

  it("do not put it where nobody knows which message is the first new one", () => {
    const found = rows([at(10), at(20)], { unreadAfter: at(0).ts });
    expect(found.some((row) => row.kind === "unread")).toBe(false);
  });

  it("put it before what people say, not before who came", () => {
    const found = rows([at(0), at(10, { subtype: "channel_join", user: "U3" }), at(20)], { unreadAfter: at(0).ts });
    expect(found.map((row) => row.kind)).toEqual(["day", "message", "system", "unread", "message"]);
  });

  it("leave a stone where the root of a thread is being deleted, and nothing where another message is", () => {
    const found = rows([at(0, { reply_count: 1 }), at(10)], { isLeaving: () => true });
    expect(found.map((row) => (row.kind === "message" ? row.message.subtype : row.kind))).toEqual(["day", "tombstone"]);
  });

  it("count a thread's replies below its root", () => {
    const found = rows([at(0), at(10)], { threadTs: at(0).ts });
    expect(found.map((row) => row.kind)).toEqual(["message", "count", "message"]);
  });

  it("group messages on their way with each other", () => {
    const going = (seconds: number) => ({
      id: `o${seconds}`,
      channel: "C",
      text: "",
      blocks: [],
      at: (1700000000 + seconds) * 1000,
      state: "sending" as const,
    });
    const found = rows([at(0)], { outgoing: [going(10), going(20)] });
    expect(found.map((row) => ("isGrouped" in row ? row.isGrouped : row.kind))).toEqual(["day", false, false, true]);
  });

  it("fold a run of joins into one", () => {
    const joined = (seconds: number, user: string) => at(seconds, { subtype: "channel_join", user });
    const found = rows([joined(0, "U1"), joined(1, "U2"), at(2)]);
    expect(found.map((row) => (row.kind === "system" ? row.messages.length : row.kind))).toEqual(["day", 2, "message"]);
  });
});
