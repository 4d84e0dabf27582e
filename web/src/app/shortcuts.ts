/** The keys of the whole application: one table for what they do, the sheet and the tests. */
import { useEffect, useRef } from "react";
import type { TextKey } from "../i18n";
import { conversationById, isUnread, knownConversations, shownSections } from "../model";

export type ShortcutName =
  | "switcher"
  | "search"
  | "threads"
  | "browse"
  | "activity"
  | "direct"
  | "later"
  | "drafts"
  | "newMessage"
  | "preferences"
  | "shortcuts"
  | "status"
  | "previous"
  | "next"
  | "previousUnread"
  | "nextUnread"
  | "closePane";

export interface Shortcut {
  name: ShortcutName;
  /** "Mod" is Ctrl, or Cmd on a Mac. */
  keys: string;
  text: TextKey;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { name: "switcher", keys: "Mod+K", text: "shell.key.switcher" },
  { name: "search", keys: "Mod+G", text: "shell.key.search" },
  { name: "threads", keys: "Alt+T", text: "shell.key.threads" },
  { name: "browse", keys: "Mod+Shift+L", text: "shell.key.browse" },
  { name: "activity", keys: "Alt+A", text: "shell.key.activity" },
  { name: "direct", keys: "Mod+Shift+K", text: "shell.key.direct" },
  { name: "later", keys: "Mod+Shift+S", text: "shell.key.later" },
  { name: "drafts", keys: "Alt+D", text: "shell.key.drafts" },
  { name: "newMessage", keys: "Alt+N", text: "shell.key.newMessage" },
  { name: "preferences", keys: "Mod+,", text: "shell.key.preferences" },
  { name: "shortcuts", keys: "Mod+/", text: "shell.key.shortcuts" },
  { name: "status", keys: "Mod+Shift+Y", text: "shell.key.status" },
  { name: "previous", keys: "Alt+ArrowUp", text: "shell.key.previous" },
  { name: "next", keys: "Alt+ArrowDown", text: "shell.key.next" },
  { name: "previousUnread", keys: "Alt+Shift+ArrowUp", text: "shell.key.previousUnread" },
  { name: "nextUnread", keys: "Alt+Shift+ArrowDown", text: "shell.key.nextUnread" },
  { name: "closePane", keys: "Mod+.", text: "shell.key.closePane" },
];

/** Whether an event is these keys; AltGr is never taken for Ctrl+Alt. */
export function matches(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  if (event.getModifierState?.("AltGraph")) return false;
  const mod = event.ctrlKey || event.metaKey;
  if (mod !== parts.includes("Mod") || event.altKey !== parts.includes("Alt") || event.shiftKey !== parts.includes("Shift")) return false;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key}`;
}

export function useShortcuts(acts: Record<ShortcutName, () => void>): void {
  const current = useRef(acts);
  current.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const found = SHORTCUTS.find(({ keys }) => matches(keys, event));
      if (!found) return;
      event.preventDefault();
      current.current[found.name]();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** The next conversation in the sidebar's order, or the next unread one. */
export function neighbour(id: string | undefined, step: number, isUnreadOnly: boolean): string | undefined {
  const order = shownSections()
    .flatMap(({ ids }) => ids)
    .filter((other) => {
      const conversation = conversationById(other);
      return other === id || !isUnreadOnly || (conversation !== undefined && isUnread(conversation));
    });
  const at = order.indexOf(id ?? "");
  return order[(at + step + order.length) % order.length];
}

/** What opens first: the general channel, or the first in the sidebar. */
export function firstConversation(): string | undefined {
  const general = [...knownConversations()].find(({ is_general, is_member }) => is_general && is_member !== false);
  return general?.id ?? shownSections().flatMap(({ ids }) => ids)[0];
}
