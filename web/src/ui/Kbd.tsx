import styles from "./Kbd.module.css";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };

/** Keys as this machine's keyboard shows them: "Mod+Shift+K" → "Ctrl+Shift+K" or "⌘⇧K". */
export function describeKeys(keys: string): string {
  const parts = keys.split("+");
  if (isMac) return parts.map((part) => MAC[part] ?? part).join("");
  return parts.map((part) => (part === "Mod" ? "Ctrl" : part)).join("+");
}

export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{describeKeys(keys)}</kbd>;
}
