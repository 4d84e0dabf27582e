export const common = {
  "common.cancel": "Cancel",
  "common.close": "Close",
  "common.save": "Save",
  "common.copy": "Copy",
  "common.copied": "Copied",
  "common.retry": "Retry",
  "common.back": "Back",
  "common.more": "More",
  "common.you": "you",
  "common.unknownPerson": "Unknown person",
  "common.unreachable": "The server cannot be reached",
  "common.unreachableText": "Your drafts and unsent messages are kept here. Check the connection and try again.",
} as const;
