/** How far one has read. A channel is marked when its end was seen by someone who is looking. */
import { call } from "../api";
import { changeConversation, conversationById } from "./conversations";
import { stretchAt } from "./timeline";

const DELAY_MS = 400;
const planned = new Map<string, ReturnType<typeof setTimeout>>();

/** Marks a channel read up to its newest message. */
export function markRead(channel: string): void {
  const conversation = conversationById(channel);
  const latest = stretchAt(channel).messages.at(-1)?.ts;
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

/** Marks everything from a message on unread. */
export async function markUnread(channel: string, ts: string): Promise<void> {
  clearTimeout(planned.get(channel));
  const messages = stretchAt(channel).messages;
  const at = messages.findIndex((message) => message.ts === ts);
  const before = messages[at - 1]?.ts ?? "0000000000.000000";
  await call("conversations.mark", { channel, ts: before });
}

export function markThread(channel: string, threadTs: string, ts: string): void {
  call("subscriptions.thread.mark", { channel, thread_ts: threadTs, ts }).catch(() => undefined);
}
