export type { TextKey } from "./en";
export * from "./format";
export {
  currentLanguage,
  LANGUAGES,
  type Language,
  matchLanguage,
  setLanguage,
  startLanguage,
} from "./language";
export { type TextValues, type Translate, text, useText } from "./text";
