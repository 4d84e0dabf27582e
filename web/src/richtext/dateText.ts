/** `<!date^…>` formats, filled in with the reader's own way of writing dates. */
import { formatFull, formatNearDay, formatRelative, formatTime, toDate } from "../i18n";

const TOKEN = /\{([a-z_]+)\}/g;

/** "Posted {date_pretty} at {time}" → "Posted yesterday at 14:05". */
export function dateText(timestamp: number, format: string, language: string): string {
  return format.replace(TOKEN, (whole, token: string) => tokenText(timestamp, token, language) ?? whole);
}

function tokenText(timestamp: number, token: string, language: string): string | undefined {
  const date = toDate(timestamp);
  const near = token.endsWith("_pretty") ? formatNearDay(date) : undefined;
  if (near) return near;
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options).format(date);
  switch (token.replace(/_pretty$/, "")) {
    case "date_num":
      return as({ year: "numeric", month: "2-digit", day: "2-digit" });
    case "date_slash":
      return as({ year: "numeric", month: "numeric", day: "numeric" });
    case "date":
      return as({ year: "numeric", month: "long", day: "numeric" });
    case "date_short":
      return as({ year: "numeric", month: "short", day: "numeric" });
    case "date_long":
    case "day_divider":
      return as({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
    case "date_long_full":
      return formatFull(date);
    case "time":
      return formatTime(date);
    case "time_secs":
      return as({ hour: "numeric", minute: "2-digit", second: "2-digit" });
    case "ago":
      return formatRelative(date);
    default:
      return undefined;
  }
}
