export const notifications = {
  "notifications.ask": "Notifications",
  "notifications.askText":
    "Someone wrote to you. Shall Hallway tell you next time, even when you are in another window? You choose what about in the preferences.",
  "notifications.allow": "Turn on",
  "notifications.notNow": "Not now",
  "notifications.newMessage": "New message",
  "notifications.inPlace": "{name} in {place}",
  "notifications.inThread": "{name} in a thread, {place}",
  "notifications.directPlace": "direct message",
  "notifications.attachment": "Sent a file",
} as const;
