import type { unreads as english } from "../en/unreads";

export const unreads: Record<keyof typeof english, string> = {
  "unreads.title": "Ungelesen",
  "unreads.sort": "Reihenfolge",
  "unreads.sort.mentions": "Erwähnungen zuerst",
  "unreads.sort.newest": "Neueste zuerst",
  "unreads.sort.name": "Nach Namen",
  "unreads.readAll": "Alles als gelesen markieren",
  "unreads.read": "Als gelesen markieren",
  "unreads.readKey": "R markiert als gelesen und geht weiter",
  "unreads.undo": "Rückgängig",
  "unreads.notDone": "Das hat nicht geklappt. Es hat sich nichts geändert.",
  "unreads.count": "{count, plural, one {# ungelesene Nachricht} other {# ungelesene Nachrichten}}",
  "unreads.more": "{count, plural, one {# weitere Nachricht} other {# weitere Nachrichten}}",
  "unreads.fresh": "{count, plural, one {# weiteres Gespräch zeigen} other {# weitere Gespräche zeigen}}",
  "unreads.none": "Du hast alles gelesen",
  "unreads.noneText": "Was ab jetzt geschrieben wird, erscheint hier.",
};
