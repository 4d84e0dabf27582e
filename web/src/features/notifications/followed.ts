/** Which threads one follows: the latest at the start, then as the server tells of each. */
import { call, type WireEvent } from "../../api";
import { findMessage } from "../../model";

interface View {
  threads: { root_msg: { channel?: string; ts: string; thread_ts?: string } }[];
}

const followed = new Map<string, boolean>();
const keyOf = (channel: string, threadTs: string) => `${channel}:${threadTs}`;

export async function loadFollowed(): Promise<void> {
  const { threads } = await call<View>("subscriptions.thread.getView", { limit: 50 });
  for (const { root_msg } of threads) {
    const key = keyOf(root_msg.channel ?? "", root_msg.thread_ts ?? root_msg.ts);
    if (!followed.has(key)) followed.set(key, true);
  }
}

export function noteFollowed(event: WireEvent): void {
  const subscription = event.subscription as { channel: string; thread_ts: string; active?: boolean } | undefined;
  if (!subscription || !event.type.startsWith("thread_")) return;
  followed.set(keyOf(subscription.channel, subscription.thread_ts), event.type !== "thread_unsubscribed" && subscription.active !== false);
}

export function isFollowed(channel: string, threadTs: string): boolean {
  return followed.get(keyOf(channel, threadTs)) ?? findMessage(channel, threadTs)?.subscribed === true;
}
