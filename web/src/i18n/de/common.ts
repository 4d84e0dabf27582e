import type { common as english } from "../en/common";

export const common: Record<keyof typeof english, string> = {
  "common.cancel": "Abbrechen",
  "common.close": "Schließen",
  "common.save": "Speichern",
  "common.copy": "Kopieren",
  "common.copied": "Kopiert",
  "common.retry": "Erneut versuchen",
  "common.back": "Zurück",
  "common.more": "Mehr",
  "common.you": "du",
  "common.unknownPerson": "Unbekannte Person",
  "common.unreachable": "Der Server ist nicht erreichbar",
  "common.unreachableText": "Deine Entwürfe und ungesendeten Nachrichten bleiben hier. Prüf die Verbindung und versuch es noch einmal.",
};
