import { expect, it } from "vitest";
import { countFresh, type Item, keyOf, placeOfItem } from "./feed";

const item = (feed_ts: string, more: Partial<Item> = {}): Item => ({
  type: "mention",
  feed_ts,
  channel: "C1",
  ts: feed_ts,
  message: { type: "message", ts: feed_ts },
  ...more,
});

it("counts what is newer than the newest shown", () => {
  expect(countFresh([item("20"), item("10")], [item("30"), item("20"), item("15")])).toBe(1);
  expect(countFresh([], [item("30"), item("20")])).toBe(2);
});

it("tells two reactions to one message apart", () => {
  const one = item("10", { type: "reaction", user: "U1", reaction: "eyes" });
  expect(keyOf(one)).not.toBe(keyOf({ ...one, reaction: "tada" }));
  expect(keyOf(one)).not.toBe(keyOf({ ...one, user: "U2" }));
});

it("leads replies into their thread, and roots to the channel", () => {
  expect(placeOfItem(item("20", { thread_ts: "10" }))).toEqual({ channel: "C1", ts: "20", threadTs: "10" });
  expect(placeOfItem(item("10", { thread_ts: "10" }))).toEqual({ channel: "C1", ts: "10" });
});
