import { afterEach, describe, expect, it } from "vitest";
import { setFormatPreferences } from "../../i18n";
import { isDay, placeInWeek, plusDays, plusMonths, timeFrom, weeksOf } from "./days";

describe("days", () => {
  afterEach(() => setFormatPreferences({}));

  it("are counted over months, years and leap days", () => {
    expect(plusDays("2027-12-31", 1)).toBe("2028-01-01");
    expect(plusDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(plusMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(plusMonths("2026-01-31", -2)).toBe("2025-11-30");
    expect(plusMonths("2028-02-29", 12)).toBe("2029-02-28");
    expect(isDay("2026-11-31x")).toBe(false);
  });

  it("stand in weeks that begin as the reader's do", () => {
    setFormatPreferences({ weekStart: 1 });
    expect(weeksOf("2026-11-25").map(([first]) => first)).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(placeInWeek("2026-11-25")).toBe(2);
    setFormatPreferences({ weekStart: 0 });
    expect(weeksOf("2026-11-25")[0]?.[0]).toBe("2026-11-01");
  });
});

describe("a time", () => {
  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["9.30", "09:30"],
    ["21 Uhr", "21:00"],
    ["9:05 pm", "21:05"],
    ["12 am", "00:00"],
    ["24:00", undefined],
    ["13 pm", undefined],
    ["9:60", undefined],
    ["later", undefined],
  ])("%s", (typed, time) => expect(timeFrom(typed)).toBe(time));
});
