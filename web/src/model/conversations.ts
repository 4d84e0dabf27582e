/** Conversations that one is in (or has looked at), their unreads, and the sidebar's sections. */
import { call } from "../api";
import { displayName, self, userById } from "./people";
import { changed, derived, useModel } from "./store";
import type { Conversation, Section, Team } from "./types";

const conversations = new Map<string, Conversation>();
const members = new Map<string, ReadonlySet<string>>();
let sections: Section[] = [];
let team: Team = { id: "", name: "", domain: "" };
let threads = { has_unreads: false, mention_count: 0, unread_count: 0 };

export const conversationById = (id: string): Conversation | undefined => conversations.get(id);
export const knownConversations = (): Iterable<Conversation> => conversations.values();

export function useConversation(id: string): Conversation | undefined {
  return useModel(() => conversations.get(id));
}

export const useTeam = (): Team => useModel(() => team);
export const useSections = (): Section[] => useModel(() => sections);
export const useThreadCounts = () => useModel(() => threads);

export function setTeam(known: Team): void {
  team = known;
  changed();
}

export function setSections(known: Section[]): void {
  sections = known;
  changed();
}

export function setThreadCounts(known: typeof threads): void {
  threads = known;
  changed();
}

export function rememberConversations(found: readonly Conversation[]): void {
  for (const conversation of found) conversations.set(conversation.id, { ...conversations.get(conversation.id), ...conversation });
  changed();
}

export function changeConversation(id: string, changes: Partial<Conversation>): void {
  const known = conversations.get(id);
  if (!known) return;
  conversations.set(id, { ...known, ...changes });
  changed();
}

export function forgetConversation(id: string): void {
  conversations.delete(id);
  members.delete(id);
  changed();
}

export function forgetConversations(): void {
  conversations.clear();
  members.clear();
}

/** Fetches a conversation that is not known yet; undefined if there is none for this reader. */
export async function loadConversation(id: string): Promise<Conversation | undefined> {
  const known = conversations.get(id);
  if (known) return known;
  try {
    const { channel } = await call<{ channel: Conversation }>("conversations.info", { channel: id, include_num_members: true });
    rememberConversations([{ ...channel, unread_count: 0, mention_count: 0 }]);
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

export interface ShownSection {
  section: Section;
  ids: string[];
}

/** The sidebar: every section with its conversations in order. */
export const shownSections = derived((): ShownSection[] => {
  const placed = new Set(sections.filter(({ type }) => type === "standard").flatMap(({ channel_ids }) => channel_ids));
  const mine = [...conversations.values()].filter((conversation) => isInSidebar(conversation));
  return sections.map((section) => ({ section, ids: sorted(mine.filter((item) => belongs(item, section, placed))).map(({ id }) => id) }));
});

export function useShownSections(): ShownSection[] {
  return useModel(shownSections);
}

function isInSidebar(conversation: Conversation): boolean {
  if (conversation.is_member === false || conversation.is_archived) return false;
  const isDirect = conversation.is_im || conversation.is_mpim;
  return !isDirect || conversation.is_open !== false || (conversation.unread_count ?? 0) > 0;
}

function belongs(conversation: Conversation, section: Section, placed: ReadonlySet<string>): boolean {
  if (section.type === "stars") return conversation.is_starred === true;
  if (conversation.is_starred) return false;
  if (section.type === "standard") return section.channel_ids.includes(conversation.id);
  if (placed.has(conversation.id)) return false;
  const isDirect = Boolean(conversation.is_im || conversation.is_mpim);
  const isApp = conversation.is_im === true && userById(conversation.user ?? "")?.is_bot === true;
  if (section.type === "apps") return isApp;
  return section.type === "direct_messages" ? isDirect && !isApp : section.type === "channels" && !isDirect;
}

function sorted(found: Conversation[]): Conversation[] {
  const isDirect = found.some(({ is_im, is_mpim }) => is_im || is_mpim);
  return found.sort((left, right) =>
    isDirect
      ? (right.latest ?? "").localeCompare(left.latest ?? "")
      : (conversationName(left.id) ?? "").localeCompare(conversationName(right.id) ?? ""),
  );
}

/** Whether a conversation's row is bold. */
export function isUnread(conversation: Conversation): boolean {
  return !conversation.is_muted && (conversation.unread_count ?? 0) > 0;
}

/** The one number of all badges: title, favicon and rail show this sum. */
export const badgeTotal = derived((): number => {
  let sum = threads.mention_count;
  for (const conversation of conversations.values()) if (!conversation.is_muted) sum += conversation.mention_count ?? 0;
  return sum;
});

export const useBadgeTotal = (): number => useModel(badgeTotal);
