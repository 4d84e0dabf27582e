export const browser = {
  "browser.create": "Create a channel",
  "browser.createSubmit": "Create",
  "browser.name": "Name",
  "browser.nameHint": "Lower case, without spaces: plan-2027",
  "browser.private": "Private",
  "browser.privateHint": "Only those who are invited can find and read it.",
  "browser.title": "Channels",
  "browser.find": "Find a channel",
  "browser.none": "No channel has this name",
  "browser.members": "{count, plural, one {# member} other {# members}}",
  "browser.joined": "joined",
} as const;
