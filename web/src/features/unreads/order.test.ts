import { expect, it } from "vitest";
import type { Conversation } from "../../model";
import { compare } from "./order";

const room = (id: string, latest: string, mention_count = 0) => ({ id, latest, mention_count }) as Conversation;

it("puts what speaks to the reader first, then what was written last", () => {
  const rooms = [room("C1", "10"), room("C2", "30"), room("C3", "20", 1)];
  expect([...rooms].sort((a, b) => compare(a, b, "mentions")).map(({ id }) => id)).toEqual(["C3", "C2", "C1"]);
  expect([...rooms].sort((a, b) => compare(a, b, "newest")).map(({ id }) => id)).toEqual(["C2", "C3", "C1"]);
});
