/** From a pressed key to its name in the table. */
import { type FrameKey, KEY_NAMES, type KeyGroup, type MessageKey, SHORTCUTS } from "./table";

export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  getModifierState?(name: string): boolean;
}

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Whether these keys were pressed. Letters go by what the key writes, and by where it is only on keyboards that write no
 * Latin letters. What AltGr writes (Option on a Mac, while `isWriting`) is never taken.
 */
export function matches(keys: string, event: Pressed, { mac = isMac, isWriting = false } = {}): boolean {
  if (event.isComposing || event.getModifierState?.("AltGraph")) return false;
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const wants = (name: string) => parts.includes(name);
  const [mod, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (mod !== wants("Mod") || other || event.altKey !== wants("Alt")) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  // Signs sit elsewhere on other keyboards: "/" is Shift+7 on a German one.
  if (event.shiftKey !== wants("Shift") && !(isSign && event.shiftKey)) return false;
  if (mac && isWriting && wants("Alt") && !wants("Mod") && key.length === 1) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  const isLatin = /^[a-z]$/i.test(event.key);
  return /^[a-z]$/i.test(key) ? !isLatin && event.code === `Key${key}` : /^\d$/.test(key) && event.code === `Digit${key}`;
}

function find(groups: readonly KeyGroup[], event: Pressed, isWriting: boolean) {
  return KEY_NAMES.find((name) => {
    const { group, keys } = SHORTCUTS[name];
    return groups.includes(group) && keys.some((one) => matches(one, event, { isWriting }));
  });
}

/** What a key means wherever one is. */
export const frameKey = (event: Pressed, isWriting: boolean) => find(["go", "act"], event, isWriting) as FrameKey | undefined;

/** What a key means on a focused message. */
export const messageKey = (event: Pressed) => find(["message"], event, false) as MessageKey | undefined;

/** Whether the focus is where letters are written. */
export function isWritingIn(element: Element | null): boolean {
  return element?.matches("input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, [contenteditable=true]") ?? false;
}
