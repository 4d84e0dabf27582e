import { expect, it } from "vitest";
import { fieldTime, fieldValue, momentOf } from "./moments";

const tuesday = new Date(2026, 10, 24, 15, 40, 12);
const seconds = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime() / 1000;

it("counts hours from now, and mornings by the reader's clock", () => {
  expect(momentOf("in1h", tuesday)).toBe(seconds(2026, 10, 24, 16, 40));
  expect(momentOf("tomorrow", tuesday)).toBe(seconds(2026, 10, 25, 9, 0));
  expect(momentOf("monday", tuesday)).toBe(seconds(2026, 10, 30, 9, 0));
});

it("takes next Monday for a week ahead when it is Monday, and for tomorrow on a Sunday", () => {
  expect(momentOf("monday", new Date(2026, 10, 30, 8, 0))).toBe(seconds(2026, 11, 7, 9, 0));
  expect(momentOf("monday", new Date(2026, 10, 29, 8, 0))).toBe(seconds(2026, 10, 30, 9, 0));
});

it("reads back what the field says", () => {
  expect(fieldValue(tuesday)).toBe("2026-11-24T15:40");
  expect(fieldTime("2026-11-24T15:40")).toBe(seconds(2026, 10, 24, 15, 40));
  expect(fieldTime("")).toBeUndefined();
});
