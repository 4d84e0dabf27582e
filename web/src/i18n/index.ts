export type { TextKey } from "./en";
export { errorText } from "./errorText";
export * from "./format";
export {
  currentLanguage,
  LANGUAGES,
  type Language,
  loadAgreementTexts,
  loadPageTexts,
  loadRoomTexts,
  matchLanguage,
  setLanguage,
  startLanguage,
} from "./language";
export * from "./moments";
export { useReasons } from "./reasons";
export { type TextValues, type Translate, text, useText } from "./text";
export { useScopes } from "./useScopes";
