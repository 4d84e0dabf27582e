import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { placeOf } from "./TipLayer";
import { dropTip, leaveTip, offerTip, shownTip, type Tip } from "./tips";

const tipOf = (label: string): Tip => ({ anchor: document.createElement("button"), label, shortcut: undefined, side: "top" });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  dropTip();
  vi.useRealTimers();
});

it("waits for the pointer to rest, not for the keyboard", () => {
  vi.setSystemTime(10_000);
  vi.advanceTimersByTime(1000);
  const save = tipOf("Save");
  offerTip(save);
  expect(shownTip()).toBeUndefined();
  vi.advanceTimersByTime(400);
  expect(shownTip()).toBe(save);
  const reply = tipOf("Reply");
  offerTip(reply, { isAtOnce: true });
  expect(shownTip()).toBe(reply);
});

it("stays a moment for the pointer to reach it, and goes with its own anchor only", () => {
  const save = tipOf("Save");
  offerTip(save, { isAtOnce: true });
  dropTip(document.body);
  expect(shownTip()).toBe(save);
  leaveTip();
  expect(shownTip()).toBe(save);
  vi.advanceTimersByTime(150);
  expect(shownTip()).toBeUndefined();
});

it("stands on the other side where there is no room, and within the window", () => {
  const tip = { left: 0, top: 0, width: 100, height: 20 };
  const room = { width: 400, height: 300 };
  expect(placeOf({ left: 200, top: 100, width: 20, height: 20 }, tip, "top", room)).toEqual({ left: 160, top: 74 });
  expect(placeOf({ left: 0, top: 0, width: 20, height: 20 }, tip, "top", room)).toEqual({ left: 8, top: 26 });
  expect(placeOf({ left: 380, top: 100, width: 20, height: 20 }, tip, "right", room)).toEqual({ left: 274, top: 100 });
});
