/** How far one has read. A channel is marked when its end was seen by someone who is looking. */
import { call } from "../api";
import { changeConversation, conversationById, knownConversations } from "./conversations";
import { changeMessage, findMessage, placeOf, stretchAt } from "./timeline";

const DELAY_MS = 400;
const planned = new Map<string, ReturnType<typeof setTimeout>>();
/** Channels and threads marked unread by hand: seeing them does not make them read until they are opened anew. */
const held = new Set<string>();

/** Marks a channel read up to its newest message. */
export function markRead(channel: string): void {
  const conversation = conversationById(channel);
  const shown = stretchAt(channel);
  const latest = (shown.reachesEnd ? shown.messages.at(-1)?.ts : undefined) ?? conversation?.latest ?? shown.messages.at(-1)?.ts;
  if (held.has(channel)) return;
  if (!conversation || !latest || conversation.is_member === false || latest <= (conversation.last_read ?? "0")) return;
  changeConversation(channel, { last_read: latest, unread_count: 0, mention_count: 0 });
  clearTimeout(planned.get(channel));
  planned.set(
    channel,
    setTimeout(() => {
      planned.delete(channel);
      call("conversations.mark", { channel, ts: latest }).catch(() => undefined);
    }, DELAY_MS),
  );
}

/** Marks a conversation read because somebody said so, whether or not it was seen. */
export function readNow(channel: string): void {
  held.delete(channel);
  markRead(channel);
}

/** Marks everything read, one conversation after the other, and every thread. */
export async function readEverything(): Promise<void> {
  const unread = [...knownConversations()].filter(({ unread_count = 0, mention_count = 0 }) => unread_count > 0 || mention_count > 0);
  for (const { id, latest } of unread) {
    if (!latest) continue;
    held.delete(id);
    changeConversation(id, { last_read: latest, unread_count: 0, mention_count: 0 });
    await call("conversations.mark", { channel: id, ts: latest });
  }
  await call("subscriptions.thread.markAll");
}

/** Lets a channel or thread that was marked unread become read again by being seen. */
export function releaseUnread(place: string): void {
  held.delete(place);
}

/** Marks everything from a message on unread, on all devices. */
export async function markUnread(channel: string, ts: string): Promise<void> {
  clearTimeout(planned.get(channel));
  held.add(channel);
  await call("conversations.mark", { channel, ts: tsBefore(ts) });
}

/** Marks the replies of a thread from one on unread. */
export async function markThreadUnread(channel: string, threadTs: string, ts: string): Promise<void> {
  held.add(placeOf(channel, threadTs));
  await call("subscriptions.thread.mark", { channel, thread_ts: threadTs, ts: tsBefore(ts) });
}

/** The last moment before a ts. */
export function tsBefore(ts: string): string {
  const digits = (BigInt(ts.replace(".", "")) - 1n).toString().padStart(16, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Marks a followed thread read up to a reply, once. */
export function markThread(channel: string, threadTs: string, ts: string): void {
  const root = findMessage(channel, threadTs);
  if (held.has(placeOf(channel, threadTs)) || !root?.subscribed || ts <= (root.last_read ?? "0")) return;
  changeMessage(channel, threadTs, (message) => ({ ...message, last_read: ts }));
  call("subscriptions.thread.mark", { channel, thread_ts: threadTs, ts }).catch(() => undefined);
}
