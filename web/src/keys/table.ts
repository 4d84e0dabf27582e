/**
 * Every key of the client in one table: handlers, the sheet, tooltips and tests are made from it.
 * "Mod" is Ctrl, or Cmd on a Mac. The first of several keys is the one that is shown; the others are for browsers and
 * keyboards that keep the first for themselves.
 */
import type { TextKey } from "../i18n";

/** go: to a place; act: on what is shown; message: only with the focus on a message; write: in the composer. */
export type KeyGroup = "go" | "act" | "message" | "write";

export interface Shortcut {
  keys: readonly [string, ...string[]];
  text: TextKey;
  group: KeyGroup;
}

const TABLE = {
  switcher: { keys: ["Mod+K"], text: "keys.switcher", group: "go" },
  search: { keys: ["Mod+G"], text: "keys.search", group: "go" },
  searchHere: { keys: ["Mod+F"], text: "keys.searchHere", group: "go" },
  newMessage: { keys: ["Alt+N", "Mod+N"], text: "keys.newMessage", group: "go" },
  threads: { keys: ["Alt+T", "Mod+Shift+T"], text: "keys.threads", group: "go" },
  activity: { keys: ["Alt+A", "Mod+Shift+M"], text: "keys.activity", group: "go" },
  direct: { keys: ["Mod+Shift+K", "Alt+Shift+K"], text: "keys.direct", group: "go" },
  later: { keys: ["Mod+Shift+S"], text: "keys.later", group: "go" },
  drafts: { keys: ["Alt+D"], text: "keys.drafts", group: "go" },
  browse: { keys: ["Mod+Shift+L"], text: "keys.browse", group: "go" },
  previous: { keys: ["Alt+ArrowUp"], text: "keys.previous", group: "go" },
  next: { keys: ["Alt+ArrowDown"], text: "keys.next", group: "go" },
  previousUnread: { keys: ["Alt+Shift+ArrowUp"], text: "keys.previousUnread", group: "go" },
  nextUnread: { keys: ["Alt+Shift+ArrowDown"], text: "keys.nextUnread", group: "go" },
  latestUnread: { keys: ["Mod+J"], text: "keys.latestUnread", group: "go" },
  nextRegion: { keys: ["F6", "Mod+F6"], text: "keys.nextRegion", group: "go" },
  previousRegion: { keys: ["Shift+F6", "Mod+Shift+F6"], text: "keys.previousRegion", group: "go" },
  markRead: { keys: ["Escape"], text: "keys.markRead", group: "act" },
  markAllRead: { keys: ["Shift+Escape"], text: "keys.markAllRead", group: "act" },
  details: { keys: ["Alt+I", "Mod+Shift+I"], text: "keys.details", group: "act" },
  status: { keys: ["Mod+Shift+Y"], text: "keys.status", group: "act" },
  sidebar: { keys: ["Mod+Shift+D"], text: "keys.sidebar", group: "act" },
  closePane: { keys: ["Mod+."], text: "keys.closePane", group: "act" },
  preferences: { keys: ["Mod+,"], text: "keys.preferences", group: "act" },
  shortcuts: { keys: ["Mod+/", "F1"], text: "keys.shortcuts", group: "act" },
  reply: { keys: ["T"], text: "keys.reply", group: "message" },
  react: { keys: ["R"], text: "keys.react", group: "message" },
  edit: { keys: ["E"], text: "keys.edit", group: "message" },
  save: { keys: ["A"], text: "keys.save", group: "message" },
  pin: { keys: ["P"], text: "keys.pin", group: "message" },
  forward: { keys: ["F"], text: "keys.forward", group: "message" },
  remind: { keys: ["M"], text: "keys.remind", group: "message" },
  copyLink: { keys: ["C"], text: "keys.copyLink", group: "message" },
  markUnread: { keys: ["U"], text: "keys.markUnread", group: "message" },
  remove: { keys: ["Delete", "Shift+Delete"], text: "keys.remove", group: "message" },
  bold: { keys: ["Mod+B"], text: "keys.bold", group: "write" },
  italic: { keys: ["Mod+I"], text: "keys.italic", group: "write" },
  strike: { keys: ["Mod+Shift+X"], text: "keys.strike", group: "write" },
  link: { keys: ["Mod+Shift+U"], text: "keys.link", group: "write" },
  orderedList: { keys: ["Mod+Shift+7"], text: "keys.orderedList", group: "write" },
  bulletList: { keys: ["Mod+Shift+8"], text: "keys.bulletList", group: "write" },
  quote: { keys: ["Mod+Shift+9"], text: "keys.quote", group: "write" },
  code: { keys: ["Mod+Shift+C"], text: "keys.code", group: "write" },
  codeBlock: { keys: ["Mod+Alt+Shift+C"], text: "keys.codeBlock", group: "write" },
  toolbar: { keys: ["Mod+Shift+F"], text: "keys.toolbar", group: "write" },
  attach: { keys: ["Mod+U"], text: "keys.attach", group: "write" },
  editLast: { keys: ["ArrowUp"], text: "keys.editLast", group: "write" },
  newLine: { keys: ["Shift+Enter"], text: "keys.newLine", group: "write" },
} as const satisfies Record<string, Shortcut>;

export type KeyName = keyof typeof TABLE;
/** What works wherever one is: places and acts. */
export type FrameKey = { [Name in KeyName]: (typeof TABLE)[Name]["group"] extends "go" | "act" ? Name : never }[KeyName];
/** What works on a focused message. */
export type MessageKey = { [Name in KeyName]: (typeof TABLE)[Name]["group"] extends "message" ? Name : never }[KeyName];

export const SHORTCUTS: Readonly<Record<KeyName, Shortcut>> = TABLE;
export const KEY_NAMES = Object.keys(TABLE) as KeyName[];

/** The keys to show for an act. */
export const keysOf = (name: KeyName): string => SHORTCUTS[name].keys[0];
