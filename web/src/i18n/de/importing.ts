import type { importing as english } from "../en/importing";

/** Einen Slack-Export hereinholen: wie weit es ist, was kam, was nicht und warum. */
export const importing: Record<keyof typeof english, string> = {
  "importing.progress": "{done} von {total} Gesprächstagen",
  "importing.reading": "Das Archiv wird gelesen",
  "importing.leftOut": "{count, plural, one {# Eintrag wurde ausgelassen} other {# Einträge wurden ausgelassen}}",
  "importing.wholeList": "Die ganze Liste herunterladen",
  "importing.count.channels": "Unterhaltungen",
  "importing.count.users": "Leute",
  "importing.count.joined": "Leute, die schon hier waren",
  "importing.count.messages": "Nachrichten",
  "importing.count.reactions": "Reaktionen",
  "importing.count.files": "Dateien",
  "importing.count.pins": "Angeheftetes",
  "importing.count.bots": "Bots",
  "importing.count.already_there": "Nachrichten, die schon hier waren",
};
