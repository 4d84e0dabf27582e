/** Days as Slack writes them ("2026-11-25"), counted without clocks or time zones. */
import { weekStart } from "../../i18n";

const DAY_MS = 86_400_000;

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromTime = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const isDay = (day: unknown): day is string =>
  typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(toTime(day));

/** Today by the reader's clock. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const plusDays = (day: string, count: number): string => fromTime(toTime(day) + count * DAY_MS);

/** The same day in another month, or that month's last. */
export function plusMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return fromTime(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** How many days into its week a day is, by the reader's first day. */
export const placeInWeek = (day: string): number => (new Date(toTime(day)).getUTCDay() - weekStart() + 7) % 7;

/** The weeks that show a day's month whole, with the days of its neighbours at the ends. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = plusDays(first, -placeInWeek(first));
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let at = start; at.slice(0, 7) <= month; at = plusDays(at, 7)) weeks.push([0, 1, 2, 3, 4, 5, 6].map((count) => plusDays(at, count)));
  return weeks;
}

/** A day as a date that formats without a time zone's help: noon by the reader's clock. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00`);

/** "9", "930", "9.30", "9:30 pm", "21 Uhr" as "21:30"; undefined when no time is meant. */
export function timeFrom(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:uhr)?\s*([ap])?\.?m?\.?$/i.exec(typed.trim());
  if (!match) return undefined;
  const [, hour = "", minutes = "00", half] = match;
  let hours = Number(hour);
  if (half && (hours < 1 || hours > 12)) return undefined;
  if (half) hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (hours > 23 || Number(minutes) > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${minutes}`;
}
