export const notifications = {
  "notifications.ask": "Benachrichtigungen",
  "notifications.askText":
    "Jemand hat dir geschrieben. Soll Hallway dir beim nächsten Mal Bescheid geben, auch wenn du in einem anderen Fenster bist? Worüber, bestimmst du in den Einstellungen.",
  "notifications.allow": "Einschalten",
  "notifications.notNow": "Jetzt nicht",
  "notifications.newMessage": "Neue Nachricht",
  "notifications.inPlace": "{name} in {place}",
  "notifications.inThread": "{name} in einem Thread, {place}",
  "notifications.directPlace": "Direktnachricht",
  "notifications.attachment": "Hat eine Datei geschickt",
};
