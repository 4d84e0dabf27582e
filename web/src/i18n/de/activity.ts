import type { activity as english } from "../en/activity";

export const activity: Record<keyof typeof english, string> = {
  "activity.title": "Aktivität",
  "activity.all": "Alles",
  "activity.mentions": "Erwähnungen",
  "activity.threads": "Threads",
  "activity.reactions": "Reaktionen",
  "activity.mention": "{name} hat dich in {place} erwähnt",
  "activity.reply": "{name} hat in einem Thread in {place} geantwortet",
  "activity.reaction": "{name} hat in {place} reagiert",
  "activity.reactedWith": "Reagiert mit {name}",
  "activity.fresh": "{count, plural, one {# neuen Eintrag zeigen} other {# neue Einträge zeigen}}",
  "activity.none": "Alles ruhig",
  "activity.noneText": "Wer dich erwähnt, in deinen Threads antwortet oder auf deine Nachrichten reagiert, steht hier.",
  "activity.noneAction": "In den Kanälen umsehen",
};
