import type { files as english } from "../en/files";

export const files: Record<keyof typeof english, string> = {
  "files.position": "{at} von {count}",
  "files.zoomIn": "Vergrößern",
  "files.zoomOut": "Verkleinern",
  "files.rotate": "Drehen",
  "files.copyImage": "Bild kopieren",
  "files.imageCopied": "Bild kopiert.",
  "files.imageNotCopied": "Das Bild ließ sich nicht kopieren. Lade es stattdessen herunter.",
  "files.original": "Original öffnen",
  "files.download": "Herunterladen",
  "files.previous": "Vorheriges Bild",
  "files.next": "Nächstes Bild",
};
