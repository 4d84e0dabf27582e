import type { richtext as english } from "../en/richtext";

export const richtext: Record<keyof typeof english, string> = {
  "richtext.privateChannel": "privater Kanal",
  "richtext.copyCode": "Code kopieren",
  "richtext.imageElsewhere": "Bild auf {host}",
  "richtext.imageElsewhereNamed": "Bild: {name} ({host})",
  "richtext.openImage": "Bild {name} öffnen",
  "richtext.openFile": "{name} öffnen",
  "richtext.downloadFile": "{name} herunterladen",
  "richtext.fileHidden": "Diese Datei ist wegen eines Speicherlimits ausgeblendet.",
  "richtext.fileDeleted": "Diese Datei wurde gelöscht.",
  "richtext.edited": "(bearbeitet)",
  "richtext.broken": "Diese Nachricht lässt sich nicht anzeigen.",
};
