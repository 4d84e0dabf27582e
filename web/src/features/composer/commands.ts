/** The built-in slash commands: what they are called, and what they ask the server to do. */
import { call } from "../../api";
import { formatDateTime, formatList, type TextKey } from "../../i18n";
import { displayName, type User } from "../../model";

export interface CommandContext {
  channel: string;
  threadTs: string | undefined;
  /** What stands behind the command, as Slack's markup. */
  argument: string;
  /** Ids mentioned in the argument, in order. */
  users: readonly string[];
  channels: readonly string[];
  self: string;
  /** Posts through the outbox, like any message. */
  post(text: string): void;
  openChannel(id: string): void;
  openDialog(name: "status"): void;
  openSearch(query: string): void;
  openShortcuts(): void;
}

/** What the composer says afterwards; nothing when the effect speaks for itself. */
export type CommandAnswer = { key: TextKey; values?: Record<string, string | number> } | undefined;

export interface Command {
  name: string;
  /** Shown behind the name in the list. */
  usage?: string;
  hint: TextKey;
  run(context: CommandContext): Promise<CommandAnswer> | CommandAnswer;
}

const MINUTES: Record<string, number> = { m: 1, min: 1, h: 60, hour: 60, hours: 60, d: 1440, day: 1440, days: 1440 };

/** "30", "2h", "1 day", "off" → minutes; 0 ends it; undefined when it is no duration. */
export function parseMinutes(words: string): number | undefined {
  const text = words.trim().toLowerCase();
  if (["off", "end", "aus", "stop"].includes(text)) return 0;
  const match = /^(\d{1,5})\s*([a-z]*)$/.exec(text);
  if (!match) return undefined;
  const unit = match[2] ? MINUTES[match[2]] : 1;
  return unit === undefined ? undefined : Number(match[1]) * unit;
}

async function setDnd({ argument }: CommandContext): Promise<CommandAnswer> {
  const minutes = parseMinutes(argument || "60");
  if (minutes === undefined) return { key: "composer.command.badDuration" };
  if (minutes === 0) {
    await call("dnd.endSnooze");
    return { key: "composer.command.dndEnded" };
  }
  await call("dnd.setSnooze", { num_minutes: minutes });
  return { key: "composer.command.dndStarted" };
}

async function setStatus({ argument, openDialog }: CommandContext): Promise<CommandAnswer> {
  if (argument === "") {
    openDialog("status");
    return undefined;
  }
  const clear = argument === "clear";
  const match = /^(:[^\s:]+(?:::[^\s:]+)?:)?\s*(.*)$/s.exec(argument);
  await call("users.profile.set", {
    profile: {
      status_emoji: clear ? "" : (match?.[1] ?? ":speech_balloon:"),
      status_text: clear ? "" : (match?.[2] ?? "").slice(0, 100),
      status_expiration: 0,
    },
  });
  return { key: clear ? "composer.command.statusCleared" : "composer.command.statusSet" };
}

async function invite({ channel, users }: CommandContext): Promise<CommandAnswer> {
  if (users.length === 0) return { key: "composer.command.needsPerson" };
  await call("conversations.invite", { channel, users: users.join(",") });
  return undefined;
}

async function remove({ channel, users: [user] }: CommandContext): Promise<CommandAnswer> {
  if (!user) return { key: "composer.command.needsPerson" };
  await call("conversations.kick", { channel, user });
  return undefined;
}

async function openDirect({ users, openChannel, argument }: CommandContext): Promise<CommandAnswer> {
  if (users.length === 0) return { key: "composer.command.needsPerson" };
  const { channel } = await call<{ channel: { id: string } }>("conversations.open", { users: users.join(",") });
  const words = argument.replace(/<@[^>]+>/g, "").trim();
  if (words) await call("chat.postMessage", { channel: channel.id, text: words });
  openChannel(channel.id);
  return undefined;
}

async function join({ channels: [channel], openChannel }: CommandContext): Promise<CommandAnswer> {
  if (!channel) return { key: "composer.command.needsChannel" };
  await call("conversations.join", { channel });
  openChannel(channel);
  return undefined;
}

/** "me to water the plants in 2 hours" → what and when; the server reads the time. */
export function parseReminder(argument: string): { user: string; text: string; time: string } | undefined {
  const match =
    /^(?:(me|mich|<@[UW][A-Z0-9]+(?:\|[^>]*)?>)\s+)?(?:(?:to|an|daran,?)\s+)?([\s\S]+?)\s+((?:in|at|on|um|am|every|jede[ns]?|tomorrow|morgen|next|nächste[nr]?)\b.*)$/i.exec(
      argument,
    );
  if (!match) return undefined;
  const [, whom = "", text = "", time = ""] = match;
  // "at 5pm" and "um 17 Uhr": the preposition is no part of the time.
  return { user: idsIn(whom, "@")[0] ?? "", text: text.replace(/^["„“]|["”“]$/g, ""), time: time.replace(/^(?:at|on|um|am)\s+/i, "") };
}

async function remind({ argument, self }: CommandContext): Promise<CommandAnswer> {
  const reminder = parseReminder(argument);
  if (!reminder) return { key: "composer.command.badReminder" };
  const { user, text, time } = reminder;
  const answer = await call<{ reminder: { time?: number } }>("reminders.add", { text, time, ...(user && user !== self ? { user } : {}) });
  if (!answer.reminder.time) return { key: "composer.command.reminded" };
  return { key: "composer.command.remindedAt", values: { when: formatDateTime(answer.reminder.time) } };
}

const NAMED = 12;

async function who({ channel }: CommandContext): Promise<CommandAnswer> {
  const [{ members }, { channel: about }] = await Promise.all([
    call<{ members: string[] }>("conversations.members", { channel, limit: NAMED }),
    call<{ channel: { num_members?: number } }>("conversations.info", { channel, include_num_members: true }),
  ]);
  const { users } = await call<{ users: User[] }>("users.info", { users: members });
  const count = Math.max(members.length, about.num_members ?? 0);
  return { key: "composer.command.whoIs", values: { count, names: formatList(users.map(displayName)), more: count - users.length } };
}

const presence = (name: "away" | "active", presenceOf: "away" | "auto"): Command => ({
  name,
  hint: `composer.command.${name}`,
  run: async () => {
    await call("users.setPresence", { presence: presenceOf });
    return { key: `composer.command.${name}Set` };
  },
});

const onChannel = (method: string, argument?: string) => async (context: CommandContext) => {
  await call(method, { channel: context.channel, ...(argument ? { [argument]: context.argument } : {}) });
  return undefined;
};

export const COMMANDS: readonly Command[] = [
  presence("active", "auto"),
  { name: "archive", hint: "composer.command.archive", run: onChannel("conversations.archive") },
  presence("away", "away"),
  { name: "dm", usage: "@…", hint: "composer.command.dm", run: openDirect },
  { name: "dnd", usage: "30m · 2h · off", hint: "composer.command.dnd", run: setDnd },
  { name: "invite", usage: "@…", hint: "composer.command.invite", run: invite },
  { name: "join", usage: "#…", hint: "composer.command.join", run: join },
  { name: "leave", hint: "composer.command.leave", run: onChannel("conversations.leave") },
  {
    name: "me",
    usage: "…",
    hint: "composer.command.me",
    run: async ({ channel, argument }) => {
      if (argument) await call("chat.meMessage", { channel, text: argument });
      return undefined;
    },
  },
  { name: "msg", usage: "@…", hint: "composer.command.dm", run: openDirect },
  {
    name: "mute",
    hint: "composer.command.mute",
    run: async ({ channel }) => {
      await call("users.conversationPrefs.set", { channel, muted: true });
      return { key: "composer.command.muted" };
    },
  },
  { name: "open", usage: "#…", hint: "composer.command.join", run: join },
  { name: "remind", usage: "me to … in 2 hours", hint: "composer.command.remind", run: remind },
  { name: "remove", usage: "@…", hint: "composer.command.remove", run: remove },
  { name: "rename", usage: "…", hint: "composer.command.rename", run: onChannel("conversations.rename", "name") },
  {
    name: "search",
    usage: "…",
    hint: "composer.command.search",
    run: ({ argument, openSearch }) => {
      openSearch(argument);
      return undefined;
    },
  },
  {
    name: "shortcuts",
    hint: "composer.command.shortcuts",
    run: ({ openShortcuts }) => {
      openShortcuts();
      return undefined;
    },
  },
  {
    name: "shrug",
    usage: "…",
    hint: "composer.command.shrug",
    run: ({ argument, post }) => {
      post(`${argument} ¯\\_(ツ)_/¯`.trim());
      return undefined;
    },
  },
  { name: "status", usage: ":tada: …", hint: "composer.command.status", run: setStatus },
  { name: "topic", usage: "…", hint: "composer.command.topic", run: onChannel("conversations.setTopic", "topic") },
  { name: "who", hint: "composer.command.who", run: who },
];

export interface ParsedCommand {
  /** Undefined for a name that is none of ours. */
  command: Command | undefined;
  name: string;
  argument: string;
}

/** "/topic New words" → its command and argument; no command, and what starts with "//", → undefined. */
export function parseCommand(markup: string): ParsedCommand | undefined {
  const match = /^\/([a-z][a-z0-9_-]{0,31})(?:\s+([\s\S]*))?$/.exec(markup.trim());
  if (!match) return undefined;
  const name = match[1] ?? "";
  return { name, argument: (match[2] ?? "").trim(), command: COMMANDS.find((known) => known.name === name) };
}

/** Ids of one kind mentioned in markup: "@" people, "#" channels. */
export function idsIn(markup: string, sign: "@" | "#"): string[] {
  return [...markup.matchAll(sign === "@" ? /<@([UW][A-Z0-9]+)/g : /<#([CG][A-Z0-9]+)/g)].map((match) => match[1] ?? "");
}
