/** Messages that others point to. Fetched once each; whoever may not see one gets none, as the server says. */
import { call } from "../api";
import { loadConversation } from "./conversations";
import { changed, useModel } from "./store";
import { findMessage } from "./timeline";
import type { Message } from "./types";

export interface MessagePlace {
  channel: string;
  ts: string;
  threadTs?: string | undefined;
}

/** null: there is none for this reader. */
const quoted = new Map<string, Message | null>();
const asked = new Set<string>();

/** The message at a place; undefined while it is on its way, null when this reader may not see it. */
export function useQuoted(place: MessagePlace | undefined): Message | null | undefined {
  return useModel(() => {
    if (!place) return null;
    const known = findMessage(place.channel, place.ts) ?? quoted.get(keyOf(place));
    if (known === undefined) void fetchQuoted(place);
    return known;
  });
}

const keyOf = ({ channel, ts }: MessagePlace) => `${channel}:${ts}`;

async function fetchQuoted(place: MessagePlace): Promise<void> {
  const key = keyOf(place);
  if (asked.has(key)) return;
  asked.add(key);
  const { channel, ts, threadTs } = place;
  const only = { channel, oldest: ts, latest: ts, inclusive: true, limit: 1 };
  const isReply = threadTs !== undefined && threadTs !== ts;
  try {
    if (!(await loadConversation(channel))) throw new Error("no conversation");
    const page = await call<{ messages: Message[] }>(
      isReply ? "conversations.replies" : "conversations.history",
      isReply ? { ...only, ts: threadTs } : only,
    );
    quoted.set(key, page.messages.find((message) => message.ts === ts) ?? null);
  } catch {
    quoted.set(key, null);
  }
  changed();
}
