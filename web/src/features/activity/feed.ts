/** What the activity view lists, as the server tells it. */
import { call } from "../../api";
import type { Message, Page } from "../../model";

export type Mode = "all" | "mentions" | "threads" | "reactions";

export const MODES: readonly Mode[] = ["all", "mentions", "threads", "reactions"];

export interface Item {
  type: "mention" | "thread_reply" | "reaction";
  feed_ts: string;
  channel: string;
  ts: string;
  thread_ts?: string;
  message: Message;
  user?: string;
  reaction?: string;
}

export const keyOf = ({ type, channel, ts, user = "", reaction = "" }: Item): string => `${type}:${channel}:${ts}:${user}:${reaction}`;

export async function loadFeed(mode: Mode, cursor: string): Promise<Page<Item>> {
  const answer = await call<{ items: Item[]; response_metadata: { next_cursor: string } }>("activity.feed", {
    mode,
    limit: 30,
    ...(cursor ? { cursor } : {}),
  });
  return { items: answer.items, next: answer.response_metadata.next_cursor };
}

/** How many of the newly read items are not on screen yet. */
export function countFresh(shown: readonly Item[], read: readonly Item[]): number {
  const newest = shown[0]?.feed_ts ?? "0";
  const keys = new Set(shown.map(keyOf));
  return read.filter((item) => Number(item.feed_ts) > Number(newest) && !keys.has(keyOf(item))).length;
}

/** Where an item leads: the message itself, in its thread when it is a reply. */
export function placeOfItem({ channel, ts, thread_ts }: Item): { channel: string; ts: string; threadTs?: string } {
  return { channel, ts, ...(thread_ts && thread_ts !== ts ? { threadTs: thread_ts } : {}) };
}
