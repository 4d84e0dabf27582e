export const switcher = {
  "switcher.title": "Gehe zu",
  "switcher.hint": "Kanal, Person oder Befehl",
  "switcher.notJoined": "nicht beigetreten",
  "switcher.unread": "ungelesen",
  "switcher.search": "Nachrichten nach „{query}“ durchsuchen",
  "switcher.results": "{count, plural, one {# Treffer} other {# Treffer}}",
  "switcher.nothing": "Nichts heißt so.",
  "switcher.signs": "# Kanäle · @ Leute · > Befehle · Strg+Enter neuer Tab",
};
