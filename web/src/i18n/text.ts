/** Texts by key: plain strings as they are, anything with braces or apostrophes as ICU messages. */
import { useSyncExternalStore } from "react";
import type { TextKey } from "./en";
import { formatIcu, parseIcu, type Template, type Values } from "./icu";
import { currentSpoken, subscribeLanguage } from "./language";

export type TextValues = Values;
export type Translate = (key: TextKey, values?: TextValues) => string;

let readFrom: object | undefined;
let read = new Map<TextKey, Template>();

/**
 * The text of a key in the language in use, with its values filled in.
 * In a component call {@link useText} instead, so that it re-renders when the language changes.
 */
export function text(key: TextKey, values: TextValues = {}): string {
  const { language, catalog } = currentSpoken();
  const words = catalog[key];
  if (words === undefined) return key;
  if (!words.includes("{") && !words.includes("'")) return words;
  if (readFrom !== catalog) {
    readFrom = catalog;
    read = new Map();
  }
  let template = read.get(key);
  if (!template) {
    template = parseIcu(words);
    read.set(key, template);
  }
  return formatIcu(template, values, language);
}

/** `const t = useText(); t("composer.send")`; re-renders when the language is switched. */
export function useText(): Translate {
  useSyncExternalStore(subscribeLanguage, currentSpoken, currentSpoken);
  return text;
}
