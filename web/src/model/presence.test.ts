import { expect, it } from "vitest";
import { restUntil } from "./presence";

const NOON = 1_700_000_000;

it("rests while the schedule or a snooze runs, until the later end", () => {
  const scheduled = { dnd_enabled: true, next_dnd_start_ts: NOON - 60, next_dnd_end_ts: NOON + 600 };
  expect(restUntil(scheduled, NOON)).toBe(NOON + 600);
  expect(restUntil({ ...scheduled, snooze_enabled: true, snooze_endtime: NOON + 900 }, NOON)).toBe(NOON + 900);
  expect(restUntil({ snooze_enabled: true, snooze_endtime: NOON + 900 }, NOON)).toBe(NOON + 900);
});

it("does not rest before, after, or without a schedule", () => {
  expect(restUntil({ dnd_enabled: true, next_dnd_start_ts: NOON + 1, next_dnd_end_ts: NOON + 600 }, NOON)).toBeUndefined();
  expect(restUntil({ dnd_enabled: true, next_dnd_start_ts: NOON - 600, next_dnd_end_ts: NOON }, NOON)).toBeUndefined();
  expect(restUntil({ snooze_enabled: true, snooze_endtime: NOON - 1 }, NOON)).toBeUndefined();
  expect(restUntil({ dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }, NOON)).toBeUndefined();
  expect(restUntil(undefined, NOON)).toBeUndefined();
});
