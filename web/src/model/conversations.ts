/** Conversations that one is in (or has looked at), their unreads, and the sidebar's sections. */
import { useEffect } from "react";
import { call } from "../api";
import { displayName, self, userById } from "./people";
import { changed, useModel } from "./store";
import type { Conversation, Team } from "./types";

const conversations = new Map<string, Conversation>();
const members = new Map<string, ReadonlySet<string>>();
let version = 0;
let team: Team = { id: "", name: "", domain: "" };
let threads = { has_unreads: false, mention_count: 0, unread_count: 0 };

/** Another number whenever any conversation has changed. */
export const conversationsVersion = (): number => version;

export const conversationById = (id: string): Conversation | undefined => conversations.get(id);
export const knownConversations = (): Iterable<Conversation> => conversations.values();

export function useConversation(id: string): Conversation | undefined {
  return useModel(() => conversations.get(id));
}

export const currentTeam = (): Team => team;
export const useTeam = (): Team => useModel(() => team);

export const useThreadCounts = () => useModel(() => threads);

export function changeTeam(changes: Partial<Team>): void {
  setTeam({ ...team, ...changes });
}

export function setTeam(known: Team): void {
  team = known;
  changed();
}

export function setThreadCounts(known: typeof threads): void {
  threads = known;
  changed();
}

export function rememberConversations(found: readonly Conversation[]): void {
  version += 1;
  for (const conversation of found) conversations.set(conversation.id, { ...conversations.get(conversation.id), ...conversation });
  changed();
}

export function changeConversation(id: string, changes: Partial<Conversation>): void {
  const known = conversations.get(id);
  if (!known) return;
  version += 1;
  conversations.set(id, { ...known, ...changes });
  changed();
}

export function forgetConversation(id: string): void {
  version += 1;
  conversations.delete(id);
  members.delete(id);
  changed();
}

export function forgetConversations(): void {
  version += 1;
  conversations.clear();
  members.clear();
}

/** Fetches a conversation that is not known yet; undefined if there is none for this reader. */
export async function loadConversation(id: string): Promise<Conversation | undefined> {
  const known = conversations.get(id);
  if (known) return known;
  try {
    const { channel } = await call<{ channel: Conversation & { latest?: { ts: string } | null } }>("conversations.info", {
      channel: id,
      include_num_members: true,
    });
    rememberConversations([{ unread_count: 0, mention_count: 0, ...channel, latest: channel.latest?.ts ?? null }]);
    return conversations.get(id);
  } catch {
    return undefined;
  }
}

export async function loadMembers(id: string): Promise<void> {
  if (members.has(id)) return;
  const answer = await call<{ members: string[] }>("conversations.members", { channel: id, limit: 200 });
  members.set(id, new Set(answer.members));
  changed();
}

/** Who is in a conversation, as far as known here. */
export function membersOf(id: string): ReadonlySet<string> | undefined {
  return members.get(id);
}

export function noteMember(id: string, userId: string, isIn: boolean): void {
  const known = members.get(id);
  const conversation = conversations.get(id);
  if (known) members.set(id, new Set(isIn ? [...known, userId] : [...known].filter((other) => other !== userId)));
  if (conversation?.num_members !== undefined) {
    conversations.set(id, { ...conversation, num_members: conversation.num_members + (isIn ? 1 : -1) });
  }
  changed();
}

/** What a conversation is called: "general", "Ana", "Ana, Ben". */
export function conversationName(id: string): string | undefined {
  const conversation = conversations.get(id);
  if (!conversation) return undefined;
  const people = conversation.is_im ? [conversation.user ?? ""] : (conversation.members ?? []).filter((other) => other !== self().id);
  if (!conversation.is_im && !conversation.is_mpim) return conversation.name;
  return people.map((person) => nameOfUser(person)).join(", ");
}

/** "#general" for channels, names for direct conversations: how a place is called in a sentence. */
export function usePlaceName(id: string): string {
  const isKnown = useModel(() => conversations.has(id));
  useEffect(() => {
    if (!isKnown && id) void loadConversation(id);
  }, [isKnown, id]);
  return useModel(() => {
    const conversation = conversations.get(id);
    const name = conversationName(id) ?? "…";
    return conversation?.is_im || conversation?.is_mpim || !conversation ? name : `#${name}`;
  });
}

function nameOfUser(id: string): string {
  const user = userById(id);
  return user ? displayName(user) : "…";
}

export function useConversationName(id: string): string | undefined {
  return useModel(() => conversationName(id));
}

/** Whether a conversation's row is bold. */
export function isUnread(conversation: Conversation): boolean {
  return isListed(conversation) && !conversation.is_muted && (conversation.unread_count ?? 0) > 0;
}

/** Whether it may call for attention at all. */
const isListed = (conversation: Conversation): boolean => conversation.is_member !== false && !conversation.is_archived;

/** The number on a conversation's badge, wherever one is shown. */
export function badgeOf(conversation: Conversation): number {
  return isListed(conversation) && !conversation.is_muted ? (conversation.mention_count ?? 0) : 0;
}

export interface Badges {
  /** Channels and threads. */
  home: number;
  direct: number;
  /** The title, the favicon and the installed app show this one. */
  total: number;
  /** Something is unread that has no number. */
  hasUnread: boolean;
}

let badges: Badges = { home: 0, direct: 0, total: 0, hasUnread: false };

/** The numbers of all badges: that of the whole is the sum of its parts. */
export const badgesNow = (): Badges => {
  let home = threads.mention_count;
  let direct = 0;
  let hasUnread = threads.has_unreads;
  for (const conversation of conversations.values()) {
    if (conversation.is_im || conversation.is_mpim) direct += badgeOf(conversation);
    else home += badgeOf(conversation);
    hasUnread ||= isUnread(conversation);
  }
  if (home !== badges.home || direct !== badges.direct || hasUnread !== badges.hasUnread)
    badges = { home, direct, total: home + direct, hasUnread };
  return badges;
};

export const useBadges = (): Badges => useModel(badgesNow);
