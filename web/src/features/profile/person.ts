/** Facts about a person as the profile shows them. */
import type { TextKey } from "../../i18n";
import type { User } from "../../model";

/** The largest photo someone gave themselves; everyone else is drawn by initials. */
export function largePhoto(user: User): string | undefined {
  if (!user.profile.is_custom_image) return undefined;
  const { image_512, image_192, image_72 } = user.profile;
  return image_512 || image_192 || image_72 || undefined;
}

/** What someone is in the workspace, when it is worth saying. */
export function roleKey(user: User): TextKey | undefined {
  if (user.deleted) return "profile.role.deactivated";
  if (user.is_bot) return "profile.role.app";
  if (user.is_ultra_restricted || user.is_restricted) return "profile.role.guest";
  if (user.is_owner) return "profile.role.owner";
  return user.is_admin ? "profile.role.admin" : undefined;
}

/** The time where someone is: "14:05", and how many hours that is from here. */
export function localTime(timeZone: string | undefined, now: Date, language: string): { time: string; offsetHours: number } | undefined {
  if (!timeZone) return undefined;
  try {
    const time = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone }).format(now);
    return { time, offsetHours: Math.round((minutesIn(timeZone, now) - minutesIn(undefined, now)) / 30) / 2 };
  } catch {
    // A zone this browser does not know.
    return undefined;
  }
}

/** Minutes of the wall clock since an arbitrary day, so that two zones can be subtracted. */
function minutesIn(timeZone: string | undefined, now: Date): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
    ...(timeZone ? { timeZone } : {}),
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) / 60_000;
}

/** Whether a status still holds. */
export function currentStatus(user: User, now: Date = new Date()): { emoji: string; text: string; until: number } | undefined {
  const { status_emoji: emoji = "", status_text: text = "", status_expiration: until = 0 } = user.profile;
  if (emoji === "" && text === "") return undefined;
  return until > 0 && until * 1000 <= now.getTime() ? undefined : { emoji: emoji.replace(/^:|:$/g, ""), text, until };
}
