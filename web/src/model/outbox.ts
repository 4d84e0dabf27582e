/**
 * Messages on their way out: shown at once, sent in order, kept in this browser's local storage, one entry each, until the
 * server has them. So they outlive a reload, and no tab writes over another's.
 */
import { ApiError, call } from "../api";
import { self } from "./people";
import { changed, derived, together, useModel } from "./store";
import { append, placeOf } from "./timeline";
import type { Message, Outgoing } from "./types";

const LONGEST_WAIT_MS = 30_000;
/** What may well work a little later; anything else the server has refused. */
const PASSING = new Set(["offline", "service_unavailable", "ratelimited", "request_timeout"]);
const ENDED = new Set(["not_authed", "invalid_auth", "token_revoked", "token_expired"]);

let box: readonly Outgoing[] = [];
let sending = false;
let attempts = 0;
let again: ReturnType<typeof setTimeout> | undefined;

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
  keep(message);
  void drain();
}

export function retrySending(id: string): void {
  const message = box.find((other) => other.id === id);
  if (!message) return;
  const { error: _, ...rest } = message;
  keep({ ...rest, state: "sending" });
  void drain();
}

export function dropSending(id: string): void {
  box = box.filter((message) => message.id !== id);
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // See keep.
  }
  changed();
}

/** What waits for a place, oldest first. */
const waitingAt = derived((place: string) => box.filter((message) => placeOf(message.channel, message.thread_ts) === place));

export function useOutbox(place: string): readonly Outgoing[] {
  return useModel(() => waitingAt(place));
}

/** Whether something written there could not be sent. */
export function useHasFailedSend(channel: string): boolean {
  return useModel(() => box.some((message) => message.channel === channel && message.state === "failed"));
}

/** A message of one's own came back by the socket. */
export function settle(clientMsgId: string | undefined): void {
  if (clientMsgId && box.some((message) => message.id === clientMsgId)) dropSending(clientMsgId);
}

/** Goes on with what was left over: after a reload, or when the network is back. */
export async function drain(): Promise<void> {
  if (sending) return;
  clearTimeout(again);
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
    attempts = 0;
    together(() => {
      append(placeOf(channel, thread_ts), answer.message);
      if (reply_broadcast) append(channel, answer.message);
      dropSending(id);
    });
    return true;
  } catch (error) {
    const { code, retryAfter } = error instanceof ApiError ? error : new ApiError("offline");
    // The session ended: it waits for the reader to sign in again.
    if (ENDED.has(code)) return false;
    if (PASSING.has(code)) {
      attempts += 1;
      const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(attempts, 6)) * (0.5 + Math.random() / 2);
      again = setTimeout(() => void drain(), retryAfter ? retryAfter * 1000 : wait);
      return false;
    }
    if (box.some((other) => other.id === id)) keep({ ...message, state: "failed", error: code });
    return true;
  }
}

const prefix = () => `hallway.outbox.${self().id}.`;
const keyOf = (id: string) => `${prefix()}${id}`;

/** Puts a message into the box, or a new state of one that is in it. */
function keep(message: Outgoing): void {
  const isKnown = box.some((other) => other.id === message.id);
  box = isKnown ? box.map((other) => (other.id === message.id ? message : other)) : [...box, message];
  try {
    localStorage.setItem(keyOf(message.id), JSON.stringify(message));
  } catch {
    // Without storage the box lives as long as the page.
  }
  changed();
}

export function restoreOutbox(): void {
  const found: Outgoing[] = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix())) found.push(JSON.parse(localStorage.getItem(key) ?? ""));
    }
  } catch {
    // Nothing can be read: there is nothing to restore.
  }
  box = found.sort((one, other) => one.at - other.at);
  changed();
  void drain();
}
