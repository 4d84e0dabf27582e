export const switcher = {
  "switcher.title": "Gehe zu",
  "switcher.hint": "Kanal oder Person",
  "switcher.notJoined": "nicht beigetreten",
  "switcher.unread": "ungelesen",
  "switcher.search": "Nachrichten nach „{query}“ durchsuchen",
};
