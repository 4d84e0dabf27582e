/** What the server's own commands answer, in words: a code and facts. Nothing when the effect speaks for itself. */
import { call } from "../../api";
import { formatDateTime, formatList, text as t } from "../../i18n";
import { displayName, type User } from "../../model";

export interface CommandAnswer {
  code?: string;
  channel?: string;
  topic?: string;
  members?: string[];
  num_members?: number;
  reminder?: { time?: number };
}

const PLAIN = {
  active_set: "composer.command.activeSet",
  away_set: "composer.command.awaySet",
  dnd_started: "composer.command.dndStarted",
  dnd_ended: "composer.command.dndEnded",
  status_set: "composer.command.statusSet",
  status_cleared: "composer.command.statusCleared",
  muted: "composer.command.muted",
  unmuted: "composer.command.unmuted",
} as const;

/** The sentence for an answer. */
export async function answerText(answer: CommandAnswer): Promise<string | undefined> {
  const plain = PLAIN[answer.code as keyof typeof PLAIN];
  if (plain) return t(plain);
  switch (answer.code) {
    case "topic":
      return answer.topic ? t("composer.command.topicIs", { topic: answer.topic }) : t("composer.command.noTopic");
    case "reminded":
      return answer.reminder?.time
        ? t("composer.command.remindedAt", { when: formatDateTime(answer.reminder.time) })
        : t("composer.command.reminded");
    case "who":
      return who(answer.members ?? [], answer.num_members ?? 0);
    default:
      return undefined;
  }
}

const NAMED = 12;

async function who(members: readonly string[], known: number): Promise<string> {
  const { users } = await call<{ users: User[] }>("users.info", { users: members.slice(0, NAMED) });
  const count = Math.max(members.length, known);
  return t("composer.command.whoIs", { count, names: formatList(users.map(displayName)), more: count - users.length });
}

/** Why a command was not understood, by the server's code. */
const WHY = {
  no_user: "composer.command.needsPerson",
  no_channel: "composer.command.needsChannel",
  no_text: "composer.command.needsText",
  invalid_duration: "composer.command.badDuration",
  cannot_parse: "composer.command.badReminder",
} as const;

/** What was missing in what was typed, if that is what a code says. */
export function complaintText(code: string): string | undefined {
  const key = WHY[code as keyof typeof WHY];
  return key && t(key);
}
