export const switcher = {
  "switcher.title": "Go to",
  "switcher.hint": "Channel or person",
  "switcher.notJoined": "not joined",
  "switcher.unread": "unread",
  "switcher.search": "Search messages for “{query}”",
} as const;
