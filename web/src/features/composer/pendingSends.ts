/** Messages that wait for their files. They go on while the reader looks elsewhere. */
import { ApiError, call } from "../../api";
import type { RichTextElement } from "../../richtext";
import { mrkdwnText } from "./mrkdwnText";
import type { Upload, Uploads } from "./uploads";

/** What is sent, fixed at the moment of Enter. */
export interface Outgoing {
  conversationId: string;
  threadTs: string | undefined;
  alsoToChannel: boolean;
  elements: readonly RichTextElement[];
}

export interface PendingSend extends Outgoing {
  key: string;
  uploads: Uploads;
  failed: boolean;
}

let sends: readonly PendingSend[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();

export function pendingSends(): readonly PendingSend[] {
  return sends;
}

export function subscribePendingSends(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sends a message with files as soon as they are all up. */
export function sendWithFiles(outgoing: Outgoing, uploads: Uploads): void {
  lastKey += 1;
  const send: PendingSend = { ...outgoing, key: `send${lastKey}`, uploads, failed: false };
  set([...sends, send]);
  void go(send.key);
}

export function retrySend(key: string): void {
  const send = find(key);
  for (const item of send?.uploads.list() ?? []) if (item.state === "failed") send?.uploads.retry(item.key);
  change(key, { failed: false });
  void go(key);
}

/** Gives a message up and returns it, to be put back into the composer. */
export function cancelSend(key: string): PendingSend | undefined {
  const send = find(key);
  set(sends.filter((known) => known.key !== key));
  return send;
}

async function go(key: string): Promise<void> {
  const send = find(key);
  if (!send) return;
  const arrived = await send.uploads.settled();
  // It may have been given up meanwhile.
  if (!find(key)) return;
  if (!arrived) {
    change(key, { failed: true });
    return;
  }
  try {
    await call("files.completeUploadExternal", completeArguments(send, send.uploads.list()));
    set(sends.filter((known) => known.key !== key));
    send.uploads.clear();
  } catch (error) {
    if (!(error instanceof ApiError)) console.error(error);
    change(key, { failed: true });
  }
}

/** Arguments of files.completeUploadExternal for a message. */
export function completeArguments(send: Outgoing, files: readonly Upload[]): Record<string, unknown> {
  const hasWords = send.elements.length > 0;
  return {
    files: files.map((file) => ({ id: file.fileId, title: file.title, ...(file.altText ? { alt_txt: file.altText } : {}) })),
    channel_id: send.conversationId,
    ...(send.threadTs ? { thread_ts: send.threadTs } : {}),
    ...(send.threadTs && send.alsoToChannel ? { reply_broadcast: true } : {}),
    ...(hasWords ? { initial_comment: mrkdwnText(send.elements), blocks: [{ type: "rich_text", elements: send.elements }] } : {}),
  };
}

function find(key: string): PendingSend | undefined {
  return sends.find((send) => send.key === key);
}

function change(key: string, fields: Partial<PendingSend>): void {
  set(sends.map((send) => (send.key === key ? { ...send, ...fields } : send)));
}

function set(next: readonly PendingSend[]): void {
  sends = next;
  for (const listener of listeners) listener();
}
