/** What a reader does to messages: shown at once, undone when the server refuses. */
import { ApiError, call } from "../api";
import { rememberConversations } from "./conversations";
import { reacted } from "./events";
import { self } from "./people";
import { changeMessage, findMessage } from "./timeline";
import type { Conversation, Message } from "./types";

export async function toggleReaction(channel: string, ts: string, name: string): Promise<void> {
  const me = self().id;
  const isAdded = !findMessage(channel, ts)
    ?.reactions?.find((reaction) => reaction.name === name)
    ?.users.includes(me);
  const show = (added: boolean) =>
    changeMessage(channel, ts, (message) => ({ ...message, reactions: reacted(message.reactions, name, me, added) }));
  show(isAdded);
  try {
    await call(isAdded ? "reactions.add" : "reactions.remove", { channel, timestamp: ts, name });
  } catch (error) {
    if (error instanceof ApiError && (error.code === "already_reacted" || error.code === "no_reaction")) return;
    show(!isAdded);
    throw error;
  }
}

/** Changes one's message; it shows the new words as soon as the server has them. */
export async function editMessage(channel: string, ts: string, words: { text: string; blocks: unknown[] }): Promise<void> {
  const { message } = await call<{ message: Partial<Message> }>("chat.update", { channel, ts, ...words });
  changeMessage(channel, ts, (known) => ({ ...known, ...words, ...message, ts }) as Message);
}

/** Takes away a message that only oneself sees. Nothing keeps it: it is gone. */
export function dismissEphemeral(channel: string, ts: string): void {
  changeMessage(channel, ts, () => undefined);
}

export async function togglePin(channel: string, ts: string): Promise<void> {
  const isPinned = (findMessage(channel, ts)?.pinned_to?.length ?? 0) > 0;
  await call(isPinned ? "pins.remove" : "pins.add", { channel, timestamp: ts });
  changeMessage(channel, ts, (message) => ({ ...message, pinned_to: isPinned ? [] : [channel] }));
}

/** Saves a message for later; with a time (unix seconds) it comes back then as a reminder. */
export async function saveMessage(channel: string, ts: string, dueAt?: number): Promise<void> {
  const item = { item_type: "message", item_id: channel, ts };
  await call("saved.add", { ...item, ...(dueAt ? { date_due: dueAt } : {}) });
  // It may have been saved before, without a time.
  if (dueAt) await call("saved.update", { ...item, date_due: dueAt, mark: "uncompleted" });
}

export async function setFollowing(channel: string, threadTs: string, isFollowing: boolean): Promise<void> {
  await call(isFollowing ? "subscriptions.thread.add" : "subscriptions.thread.remove", { channel, thread_ts: threadTs });
}

export async function toggleStar(conversation: Conversation): Promise<void> {
  await call(conversation.is_starred ? "stars.remove" : "stars.add", { channel: conversation.id });
}

/** How much one conversation may say, on all devices. */
export async function setNotify(channel: string, changes: { notify?: string; muted?: boolean }): Promise<void> {
  await call("users.conversationPrefs.set", { channel, ...changes });
}

/** Opens (or makes) the direct messages with these people; the conversation's id. */
export async function openDirect(users: readonly string[]): Promise<string> {
  const { channel } = await call<{ channel: Conversation }>("conversations.open", { users, return_im: true });
  rememberConversations([{ unread_count: 0, mention_count: 0, ...channel, is_member: true, is_open: true }]);
  return channel.id;
}

export const permalink = (channel: string, ts: string, threadTs?: string): string =>
  `${location.origin}/archives/${channel}/p${ts.replace(".", "")}${threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channel}` : ""}`;
