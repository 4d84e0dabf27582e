import { currentSpoken } from "./language";
import { type TextValues, text } from "./text";

/** What an error code means, in words that say what to do; an unknown code gets the general sentence. */
export function errorText(code: string, values?: TextValues): string {
  const key = `errors.${code}` as "errors.unknown";
  return currentSpoken().catalog[key] === undefined ? text("errors.unknown") : text(key, values);
}
