/** Bringing a Slack export in: how far it is, what came, what did not and why. */
export const importing = {
  "importing.progress": "{done} of {total} days of talk",
  "importing.reading": "Reading the archive",
  "importing.leftOut": "{count, plural, one {# record was left out} other {# records were left out}}",
  "importing.wholeList": "Download the whole list",
  "importing.count.channels": "Conversations",
  "importing.count.users": "People",
  "importing.count.joined": "People who were here already",
  "importing.count.messages": "Messages",
  "importing.count.reactions": "Reactions",
  "importing.count.files": "Files",
  "importing.count.pins": "Pins",
  "importing.count.bots": "Bots",
  "importing.count.already_there": "Messages that were here already",
} as const;
