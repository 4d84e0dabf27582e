/** Moments to choose from, by the reader's clock. */

export type Moment = "in1h" | "in3h" | "tomorrow" | "monday";

export const MOMENTS: readonly Moment[] = ["in1h", "in3h", "tomorrow", "monday"];

const MORNING = 9;

/** A moment in unix seconds: whole minutes, mornings at nine by the reader's clock. */
export function momentOf(moment: Moment, now: Date): number {
  const when = new Date(now);
  when.setSeconds(0, 0);
  switch (moment) {
    case "in1h":
      when.setTime(when.getTime() + 3_600_000);
      break;
    case "in3h":
      when.setTime(when.getTime() + 3 * 3_600_000);
      break;
    case "tomorrow":
      when.setDate(when.getDate() + 1);
      when.setHours(MORNING, 0);
      break;
    case "monday":
      when.setDate(when.getDate() + ((8 - when.getDay()) % 7 || 7));
      when.setHours(MORNING, 0);
      break;
  }
  return when.getTime() / 1000;
}

/** "2026-11-24T09:00" as a datetime-local field wants it, by the reader's clock. */
export function fieldValue(when: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day}T${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** The field's time in unix seconds; undefined while it is not a time. */
export function fieldTime(value: string): number | undefined {
  const time = new Date(value).getTime();
  return value === "" || Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
