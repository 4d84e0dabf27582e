export const thread = {
  "thread.label": "Thread",
  "thread.title": "Thread",
  "thread.all": "Threads",
  "thread.markAll": "Alle als gelesen markieren",
  "thread.none": "Noch keine Threads",
  "thread.noneText": "Wenn du irgendwo antwortest oder dir jemand antwortet, findest du den Thread hier.",
  "thread.older": "Ältere Threads",
  "thread.new": "{count, plural, one {# neue Antwort} other {# neue Antworten}}",
  "thread.open": "Öffnen",
};
