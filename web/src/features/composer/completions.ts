/** What can stand in the place of the word being typed: people, groups, channels, emoji, commands. */
import { call } from "../../api";
import { currentLanguage, text } from "../../i18n";
import { type EmojiEntry, loadEmojiCatalog, searchEmoji } from "../../richtext";
import type { CommandLine } from "./commandLines";
import type { Query } from "./editor/query";
import { type Candidate, rank } from "./rank";
import {
  type Channel,
  channelsKnown,
  customEmojiKnown,
  isMember,
  nameOf,
  nearnessOf,
  type Person,
  peopleKnown,
  rememberPeople,
  type Usergroup,
  usergroupsKnown,
} from "./workspace";

export type Choice =
  | { kind: "user"; id: string; label: string; person: Person; outside: boolean }
  | { kind: "usergroup"; id: string; label: string; hint: string }
  | { kind: "broadcast"; id: "here" | "channel" | "everyone"; label: string; hint: string }
  | { kind: "channel"; id: string; label: string; isPrivate: boolean; hint: string }
  | { kind: "emoji"; id: string; label: string }
  | { kind: "command"; id: string; label: string; usage: string; hint: string; app: string };

/** What is fetched when first needed. */
export interface Tables {
  emoji: readonly EmojiEntry[];
  commands: readonly CommandLine[];
}

const LIMIT = 8;
const MOST_COMMANDS = 40;
const SEARCH_AFTER_MS = 90;

/** What is known here already; instant. */
export function localChoices(query: Query, conversationId: string, { emoji, commands }: Tables): Choice[] {
  switch (query.kind) {
    case "mention":
      return mentions(query.text, conversationId);
    case "channel":
      return rank(channelCandidates(channelsKnown()), query.text, LIMIT);
    case "command":
      return commandChoices(query.text, commands);
    default:
      return emojiChoices(query.text, emoji);
  }
}

/** What only the server knows, merged behind what is known here; undefined when it need not be asked. */
export async function remoteChoices(query: Query, conversationId: string, signal: AbortSignal): Promise<Choice[] | undefined> {
  if (query.text.length === 0 || (query.kind !== "mention" && query.kind !== "channel")) return undefined;
  await new Promise((resolve) => setTimeout(resolve, SEARCH_AFTER_MS));
  if (signal.aborted) return undefined;
  if (query.kind === "mention") {
    const { users } = await call<{ users: Person[] }>("users.search", { query: query.text, limit: 20 });
    rememberPeople(users);
    return mentions(query.text, conversationId);
  }
  const { channels } = await call<{ channels: Channel[] }>("conversations.search", { query: query.text, limit: 20 });
  const all = new Map([...channelsKnown(), ...channels].map((channel) => [channel.id, channel]));
  return rank(channelCandidates(all.values()), query.text, LIMIT);
}

/** The emoji table completion searches, in the reader's language. */
export function emojiTable(): Promise<EmojiEntry[]> {
  return loadEmojiCatalog(currentLanguage());
}

/** What is known of commands, fetched when somebody begins with a slash. */
export const commandTable = () => import("./commandLines");

function mentions(typed: string, conversationId: string): Choice[] {
  const people: Candidate<Choice>[] = [...peopleKnown()]
    .filter((person) => !person.deleted)
    .map((person) => ({
      value: { kind: "user", id: person.id, label: nameOf(person), person, outside: isMember(conversationId, person.id) === false },
      names: [nameOf(person), person.profile?.real_name ?? person.real_name, person.name],
      nearness: nearnessOf(conversationId, person.id),
    }));
  const groups: Candidate<Choice>[] = [...usergroupsKnown()].map((group) => groupCandidate(group));
  return rank([...people, ...groups, ...broadcasts(typed)], typed, LIMIT);
}

function groupCandidate(group: Usergroup): Candidate<Choice> {
  return {
    value: { kind: "usergroup", id: group.id, label: group.handle, hint: group.name },
    names: [group.handle, group.name],
    nearness: 0.3,
  };
}

/** @channel and its kin appear once a letter asks for them, so that no one takes them by accident. */
function broadcasts(typed: string): Candidate<Choice>[] {
  if (typed === "") return [];
  return (["channel", "here", "everyone"] as const).map((id) => ({
    value: { kind: "broadcast", id, label: id, hint: text(`composer.broadcast.${id}`) },
    names: [id],
    nearness: 0,
  }));
}

function* channelCandidates(channels: Iterable<Channel>): Iterable<Candidate<Choice>> {
  for (const channel of channels) {
    if (!channel.name || channel.is_im || channel.is_mpim || channel.is_archived) continue;
    const purpose = channel.topic?.value || channel.purpose?.value || "";
    yield {
      value: { kind: "channel", id: channel.id, label: channel.name, isPrivate: channel.is_private === true, hint: purpose },
      names: [channel.name],
      nearness: 0.5,
    };
  }
}

function emojiChoices(typed: string, emoji: readonly EmojiEntry[]): Choice[] {
  const wanted = typed.toLowerCase();
  const own = [...customEmojiKnown()]
    .filter(([name]) => name.includes(wanted))
    .sort(([left], [right]) => Number(right.startsWith(wanted)) - Number(left.startsWith(wanted)) || left.length - right.length)
    .slice(0, LIMIT)
    .map(([name]): Choice => ({ kind: "emoji", id: name, label: name }));
  const standard = searchEmoji(emoji, typed, LIMIT).map((entry): Choice => ({ kind: "emoji", id: entry.name, label: entry.name }));
  return [...own, ...standard].slice(0, LIMIT);
}

function commandChoices(typed: string, commands: readonly CommandLine[]): Choice[] {
  const candidates = commands.map(
    ({ name, ...said }): Candidate<Choice> => ({ value: { kind: "command", id: name, label: name, ...said }, names: [name], nearness: 0 }),
  );
  return rank(candidates, typed, MOST_COMMANDS).filter((choice) => choice.id.startsWith(typed));
}
