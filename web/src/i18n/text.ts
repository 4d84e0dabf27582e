/** Texts by key: plain strings as they are, anything with braces through ICU MessageFormat. */
import { IntlMessageFormat } from "intl-messageformat";
import { useSyncExternalStore } from "react";
import type { TextKey } from "./en";
import { currentSpoken, subscribeLanguage } from "./language";

export type TextValues = Record<string, string | number | Date | boolean | null | undefined>;
export type Translate = (key: TextKey, values?: TextValues) => string;

let compiledFor: object | undefined;
let compiled = new Map<TextKey, IntlMessageFormat>();

/**
 * The text of a key in the language in use, with its values filled in.
 * In a component call {@link useText} instead, so that it re-renders when the language changes.
 */
export function text(key: TextKey, values?: TextValues): string {
  const { language, catalog } = currentSpoken();
  const template = catalog[key];
  if (template === undefined) return key;
  if (!template.includes("{") && !template.includes("'")) return template;
  if (compiledFor !== catalog) {
    compiledFor = catalog;
    compiled = new Map();
  }
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(template, language, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(values));
}

/** `const t = useText(); t("composer.send")`; re-renders when the language is switched. */
export function useText(): Translate {
  useSyncExternalStore(subscribeLanguage, currentSpoken, currentSpoken);
  return text;
}
