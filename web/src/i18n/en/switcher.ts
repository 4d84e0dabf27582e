export const switcher = {
  "switcher.title": "Go to",
  "switcher.hint": "Channel, person or command",
  "switcher.notJoined": "not joined",
  "switcher.unread": "unread",
  "switcher.search": "Search messages for “{query}”",
  "switcher.results": "{count, plural, one {# result} other {# results}}",
  "switcher.nothing": "Nothing has this name.",
  "switcher.signs": "# channels · @ people · > commands · Ctrl+Enter new tab",
} as const;
