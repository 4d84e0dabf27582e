/** What the composer asks the model: who and what there is, where it writes, how the writer likes it. */
import {
  type Conversation,
  conversationById,
  customEmoji,
  displayName,
  knownConversations,
  knownUsergroups,
  knownUsers,
  membersOf,
  names,
  self,
  setPref,
  type User,
  useConversation,
  useConversationName,
  usePref,
  useUser,
} from "../../model";

export {
  lastMessageTs as lastMessageOf,
  names,
  rememberUsers as rememberPeople,
  sendMessage,
  sendTyping,
  type Usergroup,
} from "../../model";

export type Person = User;
export type Channel = Conversation;

/** The most characters one message holds. */
export const MESSAGE_LIMIT = 12_000;

export interface Pills {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  usergroup(id: string): string | undefined;
}

export interface Target {
  /** "#general" or "Ana". */
  label: string;
  /** Without the sign. */
  name: string;
  memberCount: number | undefined;
  /** Why one may not write here; the last part of the text's key. */
  readOnly: "archived" | "deactivated" | "restricted" | "notMember" | "thread" | undefined;
  pills: Pills;
}

/** Where a composer writes. */
export function useTarget(conversationId: string, threadTs: string | undefined): Target {
  const conversation = useConversation(conversationId);
  const name = useConversationName(conversationId) ?? "";
  const label = placeLabel(conversation, name);
  const partner = useUser(conversation?.user);
  return {
    label,
    name,
    memberCount: conversation?.num_members,
    readOnly: readOnlyReason(conversation, partner, threadTs),
    pills: names,
  };
}

/** "#general" for channels, names for direct conversations. */
export function placeLabel(conversation: Conversation | undefined, name: string): string {
  return conversation?.is_im || conversation?.is_mpim ? name : `#${name}`;
}

function readOnlyReason(
  conversation: Conversation | undefined,
  partner: User | undefined,
  threadTs: string | undefined,
): Target["readOnly"] {
  if (!conversation) return undefined;
  if (conversation.is_archived) return "archived";
  if (conversation.is_im) return partner?.deleted ? "deactivated" : undefined;
  if (!conversation.is_mpim && conversation.is_member === false) return "notMember";
  if (threadTs ? conversation.is_thread_only === false && conversation.is_read_only : conversation.is_read_only) {
    return threadTs ? "thread" : "restricted";
  }
  return undefined;
}

export interface WritingPrefs {
  enterSends: boolean;
  codeEnterIsNewline: boolean;
  /** The plain mode: markup stays as typed until it is sent. */
  markup: boolean;
  toolbar: boolean;
}

export function useWritingPrefs(): WritingPrefs {
  return {
    enterSends: !usePref("enter_is_newline", false),
    codeEnterIsNewline: usePref("enter_is_special_in_tbt", true),
    markup: usePref("msg_input_markdown", false),
    toolbar: usePref("composer_toolbar", !isNarrow()),
  };
}

/** On a phone the formatting buttons wait until they are asked for. */
function isNarrow(): boolean {
  return typeof matchMedia === "function" && matchMedia("(max-width: 480px)").matches;
}

export function setToolbarShown(shown: boolean): void {
  void setPref("composer_toolbar", shown);
}

export function selfId(): string {
  return self().id;
}

export const peopleKnown = knownUsers;
export const channelsKnown = knownConversations;
export const usergroupsKnown = knownUsergroups;
export const customEmojiKnown = customEmoji;
export const nameOf = displayName;

export function photoOf(person: Person): string | undefined {
  return person.profile.is_custom_image ? person.profile.image_72 : undefined;
}

/** Whether someone is in a conversation; undefined when that is not known here. */
export function isMember(conversationId: string, userId: string): boolean | undefined {
  return membersOf(conversationId)?.has(userId);
}

/** How near someone is to the writer: in this conversation, or someone they write with. */
export function nearnessOf(conversationId: string, userId: string): number {
  if (isMember(conversationId, userId) || conversationById(conversationId)?.user === userId) return 1;
  return partners().has(userId) ? 0.6 : 0;
}

let partnersSeen: { size: number; ids: Set<string> } = { size: -1, ids: new Set() };

function partners(): Set<string> {
  const conversations = [...knownConversations()];
  if (partnersSeen.size !== conversations.length) {
    partnersSeen = { size: conversations.length, ids: new Set(conversations.flatMap(({ user }) => (user ? [user] : []))) };
  }
  return partnersSeen.ids;
}
