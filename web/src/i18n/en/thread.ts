export const thread = {
  "thread.label": "Thread",
  "thread.title": "Thread",
  "thread.all": "Threads",
  "thread.markAll": "Mark all read",
  "thread.none": "No threads yet",
  "thread.noneText": "When you reply somewhere, or someone replies to you, the thread is kept here.",
  "thread.older": "Older threads",
  "thread.new": "{count, plural, one {# new reply} other {# new replies}}",
  "thread.open": "Open",
} as const;
