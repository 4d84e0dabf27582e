import type { ui as english } from "../en/ui";

export const ui: Record<keyof typeof english, string> = {
  "ui.toasts": "Meldungen von Hallway",
  "ui.more": "Mehr zeigen",
  "ui.notLoaded": "Das ließ sich nicht laden",
  "ui.notLoadedText": "Es ist nichts verloren. Prüf die Verbindung und versuch es noch einmal.",
  "ui.unread": "Neu.",
  "ui.dayAndTime": "Tag und Uhrzeit",
  "ui.timePast": "Diese Zeit ist schon vorbei. Wähl eine spätere.",
  "ui.ownTime": "Tag und Uhrzeit wählen",
  "ui.moment.in1h": "In einer Stunde",
  "ui.moment.in3h": "In drei Stunden",
  "ui.moment.tomorrow": "Morgen",
  "ui.moment.monday": "Nächsten Montag",
};
