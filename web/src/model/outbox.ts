/** Messages on their way out: shown at once, sent in order, kept through reloads until the server has them. */
import { ApiError, call } from "../api";
import { self } from "./people";
import { changed, derived, useModel } from "./store";
import { append, placeOf } from "./timeline";
import type { Message, Outgoing } from "./types";

const KEY = "hallway.outbox";
let box: readonly Outgoing[] = [];
let sending = false;

export interface NewMessage {
  channel: string;
  thread_ts?: string | undefined;
  reply_broadcast?: boolean | undefined;
  text: string;
  blocks: unknown[];
}

/** Sends a message to where it was written; the id makes sure that it arrives once, however often it is tried. */
export function sendMessage({ channel, thread_ts, reply_broadcast, text, blocks }: NewMessage): void {
  const message: Outgoing = {
    id: crypto.randomUUID(),
    channel,
    ...(thread_ts ? { thread_ts } : {}),
    ...(reply_broadcast ? { reply_broadcast } : {}),
    text,
    blocks,
    at: Date.now(),
    state: "sending",
  };
  set([...box, message]);
  void drain();
}

export function retrySending(id: string): void {
  set(box.map((message) => (message.id === id ? { ...message, state: "sending" } : message)));
  void drain();
}

export function dropSending(id: string): void {
  set(box.filter((message) => message.id !== id));
}

/** What waits for a place, oldest first. */
const waitingAt = derived((place: string) => box.filter((message) => placeOf(message.channel, message.thread_ts) === place));

export function useOutbox(place: string): readonly Outgoing[] {
  return useModel(() => waitingAt(place));
}

/** A message of one's own came back by the socket. */
export function settle(clientMsgId: string | undefined): void {
  if (clientMsgId && box.some((message) => message.id === clientMsgId)) dropSending(clientMsgId);
}

/** Goes on with what was left over: after a reload, or when the network is back. */
export async function drain(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (;;) {
      const next = box.find((message) => message.state === "sending");
      if (!next || !(await send(next))) break;
    }
  } finally {
    sending = false;
  }
}

/** Whether to go on with the next. */
async function send(message: Outgoing): Promise<boolean> {
  const { channel, thread_ts, reply_broadcast, text, blocks, id } = message;
  try {
    const answer = await call<{ message: Message }>("chat.postMessage", {
      channel,
      text,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(thread_ts ? { thread_ts, reply_broadcast: reply_broadcast ?? false } : {}),
      client_msg_id: id,
    });
    append(placeOf(channel, thread_ts), answer.message);
    if (reply_broadcast) append(channel, answer.message);
    dropSending(id);
    return true;
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "offline";
    // The session ended: it waits for the reader to sign in again.
    if (code === "not_authed" || code === "invalid_auth") return false;
    if (code === "offline" || code === "service_unavailable" || code === "ratelimited") {
      setTimeout(() => void drain(), error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : 3000);
      return false;
    }
    set(box.map((other) => (other.id === id ? { ...other, state: "failed", error: code } : other)));
    return true;
  }
}

function set(next: readonly Outgoing[]): void {
  box = next;
  try {
    localStorage.setItem(`${KEY}.${self().id}`, JSON.stringify(next));
  } catch {
    // Without storage the box lives as long as the page.
  }
  changed();
}

export function restoreOutbox(): void {
  try {
    box = JSON.parse(localStorage.getItem(`${KEY}.${self().id}`) ?? "[]");
  } catch {
    box = [];
  }
  changed();
  void drain();
}
