/** Messages that the server will send at their time, and what can be done with them until then. */
import { call } from "../../api";
import { type Page, sendMessage } from "../../model";
import { parseMrkdwn, type RichTextElement } from "../../richtext";
import type { StoredDraft } from "./draftMerge";
import { discardDraft, readDraft, saveDraft } from "./drafts";
import { mrkdwnText } from "./mrkdwnText";

export interface Scheduled {
  id: string;
  channel_id: string;
  thread_ts?: string;
  /** Unix seconds. */
  post_at: number;
  date_created: number;
  text: string;
}

export const keyOf = ({ id }: Scheduled): string => id;

export async function loadScheduled(cursor: string): Promise<Page<Scheduled>> {
  const answer = await call<{ scheduled_messages: Scheduled[]; response_metadata: { next_cursor: string } }>(
    "chat.scheduledMessages.list",
    { limit: 50, ...(cursor ? { cursor } : {}) },
  );
  return { items: answer.scheduled_messages, next: answer.response_metadata.next_cursor };
}

const blocksOf = (elements: readonly RichTextElement[]) => [{ type: "rich_text", elements }];

/** Hands a draft to the outbox, which sends it once. */
export function sendDraft({ channel, threadTs, elements }: StoredDraft): void {
  sendMessage({ channel, thread_ts: threadTs, text: mrkdwnText(elements), blocks: blocksOf(elements) });
  discardDraft(channel, threadTs);
}

/** Gives a draft to the server, to be sent at a time; only then it is a draft no more. */
export async function scheduleDraft(draft: StoredDraft, at: number): Promise<void> {
  const { channel, threadTs, elements } = draft;
  await schedule({ channel_id: channel, thread_ts: threadTs, text: mrkdwnText(elements) }, at, blocksOf(elements));
  discardDraft(channel, threadTs);
}

async function schedule(
  { channel_id, thread_ts, text }: { channel_id: string; thread_ts?: string | undefined; text: string },
  at: number,
  blocks?: unknown[],
): Promise<void> {
  await call("chat.scheduleMessage", {
    channel: channel_id,
    text,
    post_at: at,
    ...(thread_ts ? { thread_ts } : {}),
    ...(blocks ? { blocks } : {}),
  });
}

export async function unschedule({ id, channel_id }: Scheduled): Promise<void> {
  await call("chat.deleteScheduledMessage", { channel: channel_id, scheduled_message_id: id });
}

/** The new time is set before the old one goes, so that nothing is lost in between. */
export async function reschedule(message: Scheduled, at: number): Promise<void> {
  await schedule(message, at);
  await unschedule(message);
}

export const restore = (message: Scheduled) => schedule(message, message.post_at);

/** Withdrawn first, so that it is not sent twice; the outbox keeps it from then on. */
export async function sendNow(message: Scheduled): Promise<void> {
  await unschedule(message);
  const { channel_id, thread_ts, text } = message;
  sendMessage({ channel: channel_id, thread_ts, text, blocks: blocksOf(parseMrkdwn(text)) });
}

/** Makes it a draft again, below whatever was begun there, to be changed in the composer. */
export async function takeBack(message: Scheduled): Promise<void> {
  await unschedule(message);
  const { channel_id, thread_ts, text } = message;
  saveDraft(channel_id, thread_ts, [...readDraft(channel_id, thread_ts), ...parseMrkdwn(text)]);
}
