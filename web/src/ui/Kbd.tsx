import { currentLanguage, type Language } from "../i18n";
import styles from "./Kbd.module.css";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };
const SIGNS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
/** What stands on the keys. */
const WORDS: Record<Language, Record<string, string>> = {
  en: { Mod: "Ctrl", Delete: "Del" },
  de: { Mod: "Strg", Shift: "Umschalt", Delete: "Entf", Enter: "Eingabe" },
};

/** Keys as the reader's keyboard shows them: "Mod+Shift+K" → "Ctrl+Shift+K", "Strg+Umschalt+K" or "⌘⇧K". */
export function describeKeys(keys: string): string {
  const parts = keys.split("+");
  if (isMac) return parts.map((part) => MAC[part] ?? SIGNS[part] ?? part).join("");
  const words = WORDS[currentLanguage()];
  return parts.map((part) => words[part] ?? SIGNS[part] ?? part).join("+");
}

export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{describeKeys(keys)}</kbd>;
}
