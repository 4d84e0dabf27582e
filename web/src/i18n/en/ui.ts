export const ui = {
  "ui.toasts": "Messages from Hallway",
  "ui.more": "Show more",
  "ui.notLoaded": "This could not be fetched",
  "ui.notLoadedText": "Nothing is lost. Check the connection and try again.",
  "ui.unread": "New.",
  "ui.dayAndTime": "Day and time",
  "ui.timePast": "This time has passed. Choose a later one.",
  "ui.ownTime": "Choose day and time",
  "ui.moment.in1h": "In one hour",
  "ui.moment.in3h": "In three hours",
  "ui.moment.tomorrow": "Tomorrow",
  "ui.moment.monday": "Next Monday",
} as const;
