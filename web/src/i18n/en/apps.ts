/** Apps: their shortcuts, the directory, each app's page and what is done with it. */
export const apps = {
  "shortcuts.title": "Shortcuts of apps",
  "shortcuts.messageTitle": "Shortcuts for this message",
  "shortcuts.all": "All shortcuts",
  "shortcuts.more": "More message shortcuts",
  "shortcuts.command": "Run a command",
  "shortcuts.find": "Find a shortcut",
  "shortcuts.failed": "{app} did not do it.",
  "shortcuts.none": "No shortcuts yet",
  "shortcuts.noneText": "Apps can put what they do here. Those of this workspace have not.",
  "shortcuts.nothing": "No shortcut like that",
  "shortcuts.nothingText": "Try its app’s name, or another word.",
} as const;
