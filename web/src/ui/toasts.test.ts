import { expect, it } from "vitest";
import { hideToast, shownToasts, showToast, stayOf } from "./toasts";

it("shows the newest three, until each is hidden", () => {
  const ids = ["one", "two", "three", "four"].map((title) => showToast({ title }));
  expect(shownToasts().map(({ title }) => title)).toEqual(["two", "three", "four"]);
  for (const id of ids) hideToast(id);
  expect(shownToasts()).toEqual([]);
});

it("stays long enough to be read, or until dismissed", () => {
  expect(stayOf({ title: "Saved" })).toBe(6000);
  expect(stayOf({ title: "Saved", stayMs: 100 })).toBe(5000);
  expect(stayOf({ title: "Saved", stayMs: 0 })).toBe(0);
});
