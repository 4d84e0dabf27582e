import type { direct as english } from "../en/direct";

export const direct: Record<keyof typeof english, string> = {
  "direct.title": "Direktnachrichten",
  "direct.all": "Alle",
  "direct.unread": "Ungelesen",
  "direct.new": "Neue Nachricht",
  "direct.youSaid": "Du: {text}",
  "direct.said": "{name}: {text}",
  "direct.files": "{count, plural, one {# Datei} other {# Dateien}}",
  "direct.unreadCount": "{count, plural, one {# ungelesene Nachricht} other {# ungelesene Nachrichten}}",
  "direct.none": "Noch keine Nachrichten",
  "direct.noneText": "Schreib jemandem oder mehreren zugleich.",
  "direct.noneUnread": "Du hast alles gelesen",
  "direct.noneUnreadText": "Neue Direktnachrichten erscheinen hier von selbst.",
  "direct.showAll": "Alle zeigen",
};
