import type { apps as english } from "../en/apps";

export const apps: Record<keyof typeof english, string> = {
  "shortcuts.title": "Aktionen von Apps",
  "shortcuts.messageTitle": "Aktionen für diese Nachricht",
  "shortcuts.all": "Alle Aktionen",
  "shortcuts.more": "Weitere Aktionen für Nachrichten",
  "shortcuts.command": "Einen Befehl ausführen",
  "shortcuts.find": "Aktion suchen",
  "shortcuts.failed": "{app} hat das nicht getan.",
  "shortcuts.none": "Noch keine Aktionen",
  "shortcuts.noneText": "Apps können hier anbieten, was sie tun. Die Apps dieses Workspace tun es nicht.",
  "shortcuts.nothing": "Keine solche Aktion",
  "shortcuts.nothingText": "Versuch es mit dem Namen der App oder einem anderen Wort.",
};
