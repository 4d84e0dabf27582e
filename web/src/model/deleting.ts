/** Deleting that can be called back: a message is out of sight at once, and gone for everyone a few seconds later. */
import { call } from "../api";
import { changed, useModel } from "./store";
import { changeMessage } from "./timeline";
import type { Message } from "./types";

export const UNDO_MS = 5_000;

interface Leaving {
  channel: string;
  ts: string;
  timer: ReturnType<typeof setTimeout>;
}

const leaving = new Map<string, Leaving>();
let gone: ReadonlySet<string> = new Set();

/** The messages that are out of sight, as "channel:ts". */
export const useLeaving = (): ReadonlySet<string> => useModel(() => gone);

/** Hides a message and deletes it soon; `onRefused` is told when the server will not, and the message is back then. */
export function deleteSoon(channel: string, ts: string, onRefused: (error: unknown) => void): void {
  const key = `${channel}:${ts}`;
  const timer = setTimeout(() => void finish(key, onRefused), UNDO_MS);
  leaving.set(key, { channel, ts, timer });
  tell();
}

/** Calls a deletion back. */
export function undoDelete(channel: string, ts: string): void {
  const key = `${channel}:${ts}`;
  clearTimeout(leaving.get(key)?.timer);
  leaving.delete(key);
  tell();
}

async function finish(key: string, onRefused: (error: unknown) => void): Promise<void> {
  const item = leaving.get(key);
  if (!item) return;
  try {
    await call("chat.delete", { channel: item.channel, ts: item.ts });
    changeMessage(item.channel, item.ts, remains);
  } catch (error) {
    onRefused(error);
  }
  leaving.delete(key);
  tell();
}

/** What is left of a deleted message: under a thread its stone, else nothing. */
export function remains(message: Message): Message | undefined {
  const { ts, thread_ts, reply_count, reply_users, latest_reply, subscribed, last_read } = message;
  if (!reply_count) return undefined;
  const thread = Object.entries({ thread_ts, reply_users, latest_reply, subscribed, last_read }).filter(([, value]) => value !== undefined);
  return { type: "message", subtype: "tombstone", user: "USLACKBOT", ts, reply_count, ...Object.fromEntries(thread) };
}

/** Someone who leaves the page has decided. */
export function finishDeleting(): void {
  for (const { channel, ts, timer } of leaving.values()) {
    clearTimeout(timer);
    void call("chat.delete", { channel, ts }, { keepalive: true }).catch(() => undefined);
  }
  leaving.clear();
}

function tell(): void {
  gone = new Set([...leaving.values()].map(({ channel, ts }) => `${channel}:${ts}`));
  changed();
}
