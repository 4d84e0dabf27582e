import { weekStart } from "../../i18n";

export const CLEAR_CHOICES = ["never", "thirty", "hour", "four", "today", "week", "own"] as const;
export type ClearChoice = (typeof CLEAR_CHOICES)[number];

/** When each choice ends, in unix seconds of the reader's own clock; never is 0. */
export function clearTimes(now: Date): Record<Exclude<ClearChoice, "own">, number> {
  const seconds = Math.floor(now.getTime() / 1000);
  const evening = new Date(now);
  evening.setHours(23, 59, 0, 0);
  const lastDay = new Date(evening);
  lastDay.setDate(lastDay.getDate() + ((weekStart() + 6 - lastDay.getDay() + 7) % 7));
  return {
    never: 0,
    thirty: seconds + 1800,
    hour: seconds + 3600,
    four: seconds + 14_400,
    today: Math.floor(evening.getTime() / 1000),
    week: Math.floor(lastDay.getTime() / 1000),
  };
}
