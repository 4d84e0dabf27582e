/** Times, dates, numbers, sizes and lists as the reader writes them, by Intl alone. */
import { useSyncExternalStore } from "react";
import { currentSpoken, respeak, subscribeLanguage } from "./language";

/** Reader's choices that formatting depends on; `hour12` undefined leaves it to the language. */
export interface FormatPreferences {
  hour12?: boolean | undefined;
  timeZone?: string | undefined;
  /** 0 is Sunday; undefined leaves it to the region. */
  weekStart?: number | undefined;
}

let preferences: FormatPreferences = {};
let formatters = new Map<string, unknown>();

/** Sets clock, time zone and first day of the week; whatever shows them is drawn anew. */
export function setFormatPreferences(next: FormatPreferences): void {
  if (next.hour12 === preferences.hour12 && next.timeZone === preferences.timeZone && next.weekStart === preferences.weekStart) return;
  preferences = { ...next };
  formatters = new Map();
  respeak();
}

/** The first day of the reader's week; 0 is Sunday. */
export function weekStart(): number {
  if (preferences.weekStart !== undefined) return preferences.weekStart;
  // Newer than the library's types, and missing in some browsers: they get Monday, as ISO 8601 has it.
  const region = new Intl.Locale(locale()) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return (region.getWeekInfo?.().firstDay ?? 1) % 7;
}

/** "Monday": 0 is Sunday. */
export function formatWeekday(day: number): string {
  return cached("weekday", () => new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" })).format(
    new Date(Date.UTC(2026, 10, 22 + day)),
  );
}

/** "15:30" as the reader's clock says it. */
export function formatClock(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const clock = preferences.hour12 === undefined ? {} : { hour12: preferences.hour12 };
  const format = cached(
    "clock",
    () => new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit", timeZone: "UTC", ...clock }),
  );
  return format.format(new Date(Date.UTC(2026, 0, 1, hours, minutes)));
}

/** A message ts ("1700000000.000100") or seconds or Date as a Date. */
export function toDate(when: Date | number | string): Date {
  if (when instanceof Date) return when;
  return new Date(Number(when) * 1000);
}

/** "14:05" or "2:05 PM". */
export function formatTime(when: Date | number | string): string {
  return dateFormat({ hour: "numeric", minute: "2-digit" }).format(toDate(when));
}

/** "14:05" or "2:05": a time where there is little room and the one before says the rest. */
export function formatBareTime(when: Date | number | string): string {
  const parts = dateFormat({ hour: "numeric", minute: "2-digit" }).formatToParts(toDate(when));
  return parts
    .filter(({ type }) => type !== "dayPeriod")
    .map(({ value }) => value)
    .join("")
    .trim();
}

/** "Tuesday, 24 November 2026 at 14:05:33": what a time's tooltip says. */
export function formatFull(when: Date | number | string): string {
  return dateFormat({
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
  }).format(toDate(when));
}

/** "24 Nov 2026, 14:05". */
export function formatDateTime(when: Date | number | string): string {
  return dateFormat({ dateStyle: "medium", timeStyle: "short" }).format(toDate(when));
}

/** "14:05" when that is today, else with its day: "Thu 14:05" within a week, "24 Nov 2026, 14:05" later. */
export function formatNear(when: Date | number | string, now: Date = new Date()): string {
  const date = toDate(when);
  if (dayKey(date) === dayKey(now)) return formatTime(date);
  if (Math.abs(date.getTime() - now.getTime()) > 6 * 86_400_000) return formatDateTime(date);
  return dateFormat({ weekday: "short", hour: "numeric", minute: "2-digit" }).format(date);
}

/** "Tuesday, 24 November", with the year only when it is not this one. */
export function formatDay(when: Date | number | string, now: Date = new Date()): string {
  const date = toDate(when);
  const sameYear = dayKey(date).slice(0, 4) === dayKey(now).slice(0, 4);
  return dateFormat({
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** "24 Nov 2026". */
export function formatDate(when: Date | number | string): string {
  return dateFormat({ dateStyle: "medium" }).format(toDate(when));
}

/** "14:05" for today, "24 Nov" for this year, "24 Nov 2025" before: the short time of a list. */
export function formatShort(when: Date | number | string, now: Date = new Date()): string {
  const date = toDate(when);
  if (dayKey(date) === dayKey(now)) return formatTime(date);
  const sameYear = dayKey(date).slice(0, 4) === dayKey(now).slice(0, 4);
  return dateFormat({ day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }).format(date);
}

/** "2026-11-24" in the reader's time zone: equal for two times of the same day. */
export function dayKey(when: Date | number | string): string {
  const parts = cached(
    "day-key",
    () =>
      new Intl.DateTimeFormat("en-CA", {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        ...zone(),
      }),
  );
  // Days begin at quarters of an hour everywhere: asked for thousands of messages, few have to be worked out.
  const known = cached("day-keys", () => new Map<number, string>());
  const date = toDate(when);
  const quarter = Math.floor(date.getTime() / 900_000);
  const found = known.get(quarter);
  if (found !== undefined) return found;
  const made = parts.format(date);
  if (known.size > 50_000) known.clear();
  known.set(quarter, made);
  return made;
}

/** "today", "yesterday", "3 days ago", "in 2 hours". */
export function formatRelative(when: Date | number | string, now: Date = new Date()): string {
  const seconds = (toDate(when).getTime() - now.getTime()) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_557_600],
    ["month", 2_629_800],
    ["week", 604_800],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative().format(Math.round(seconds / size), unit);
  }
  return relative().format(0, "second");
}

/** "today" / "yesterday" for those two days, else undefined. */
export function formatNearDay(when: Date | number | string, now: Date = new Date()): string | undefined {
  const day = dayKey(when);
  if (day === dayKey(now)) return relative().format(0, "day");
  if (day === dayKey(new Date(now.getTime() - 86_400_000))) return relative().format(-1, "day");
  return undefined;
}

/** 12345.6 → "12,345.6". */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return cached(`number${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale(), options)).format(value);
}

/** Bytes → "3.4 MB" (decimal units, one digit from megabytes on). */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  let size = Math.max(0, bytes);
  let step = 0;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return formatNumber(size, {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step < 2 ? 0 : 1,
  });
}

/** ["Ana","Ben","Cem"] → "Ana, Ben and Cem". */
export function formatList(items: readonly string[], type: "conjunction" | "disjunction" = "conjunction"): string {
  return cached(`list${type}`, () => new Intl.ListFormat(locale(), { type })).format(items);
}

/** An array sorted the way the reader's language sorts. */
export function compareText(left: string, right: string): number {
  const collator = cached("collator", () => new Intl.Collator(locale(), { numeric: true, sensitivity: "base" }));
  return collator.compare(left, right);
}

/** Re-renders when language or format preferences change, for components that show dates or numbers. */
export function useFormats(): void {
  useSyncExternalStore(subscribeLanguage, currentSpoken, currentSpoken);
}

function relative(): Intl.RelativeTimeFormat {
  return cached("relative", () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }));
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`date${JSON.stringify(options)}`, () => {
    const withTime = options.hour !== undefined || options.timeStyle !== undefined;
    const clock = withTime && preferences.hour12 !== undefined ? { hour12: preferences.hour12 } : {};
    return new Intl.DateTimeFormat(locale(), { ...options, ...clock, ...zone() });
  });
}

function zone(): { timeZone?: string } {
  return preferences.timeZone === undefined ? {} : { timeZone: preferences.timeZone };
}

/** The reader's own regional variety when it fits the language (en-GB, de-AT), else the language. */
function locale(): string {
  const { language } = currentSpoken();
  const tags = typeof navigator === "undefined" ? [] : navigator.languages;
  return tags.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}

function cached<T>(key: string, make: () => T): T {
  const full = `${currentSpoken().language}|${key}`;
  let formatter = formatters.get(full) as T | undefined;
  if (formatter === undefined) {
    formatter = make();
    formatters.set(full, formatter);
  }
  return formatter;
}
