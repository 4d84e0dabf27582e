import type { reasons as english } from "../en/reasons";

/** Warum ein Import einen Eintrag ausließ, nach dem Kürzel des Servers. */
export const reasons: Record<keyof typeof english, string> = {
  bad_json: "Kein gültiges JSON:",
  bad_list: "Keine Liste von Nachrichten:",
  bad_record: "Kein Eintrag dieser Art:",
  bad_id: "Keine brauchbare Kennung:",
  no_timestamp: "Kein Zeitstempel:",
  future_timestamp: "Der Zeitstempel liegt in der Zukunft:",
  repeated_timestamp: "Eine zweite Nachricht mit demselben Zeitstempel:",
  damaged: "Im Archiv beschädigt:",
  too_large: "Zu groß:",
  no_conversation: "Gehört zu keiner Unterhaltung:",
  name_taken: "Der Name war vergeben, der Kanal heißt jetzt anders:",
  merged: "Diese Leute reden hier schon miteinander, jetzt steht alles beisammen:",
  foreign_conversation: "Hier gibt es eine mit dieser Kennung, die nicht importiert wurde; sie blieb unberührt:",
  not_a_message: "Hier lassen sich nur Nachrichten anheften:",
  no_such_message: "Die Nachricht fehlt im Export:",
  no_picture: "Das Bild fehlt im Archiv:",
  wrong_bytes: "Der Inhalt ist nicht, was der Name sagt:",
  time_passed: "Der Zeitpunkt ist vorbei:",
};
