/**
 * Messages in memory: for each channel and each thread one unbroken stretch. A stretch that `reachesEnd` is live: new messages
 * are put at its end; one that does not is a look into the past and goes on by paging.
 */
import { call } from "../api";
import { changed, useModel } from "./store";
import type { Message } from "./types";

export interface Stretch {
  /** Oldest first. */
  messages: readonly Message[];
  reachesStart: boolean;
  reachesEnd: boolean;
  isLoading: boolean;
  error?: string;
}

const PAGE = 50;
const stretches = new Map<string, Stretch>();
const EMPTY: Stretch = { messages: [], reachesStart: false, reachesEnd: false, isLoading: false };
const waiting = new Map<string, Promise<void>>();

export const placeOf = (channel: string, threadTs?: string): string => (threadTs ? `${channel}:${threadTs}` : channel);

export function stretchAt(place: string): Stretch {
  return stretches.get(place) ?? EMPTY;
}

export function useStretch(place: string): Stretch {
  return useModel(() => stretchAt(place));
}

function set(place: string, changes: Partial<Stretch>): void {
  stretches.set(place, { ...stretchAt(place), ...changes });
  changed();
}

export function forgetStretches(): void {
  stretches.clear();
}

/** Everything loaded may have holes now: what is not on screen is dropped, what is gets read anew. */
export function distrustStretches(shown: readonly string[]): void {
  for (const place of [...stretches.keys()]) {
    if (shown.includes(place)) void reload(place);
    else stretches.delete(place);
  }
  changed();
}

async function reload(place: string): Promise<void> {
  stretches.delete(place);
  const [channel = "", threadTs] = place.split(":");
  await (threadTs ? loadThread(channel, threadTs) : loadLatest(channel));
}

interface Page {
  messages: Message[];
  has_more?: boolean;
}

/** One load at a time for each place. */
function once(place: string, work: () => Promise<void>): Promise<void> {
  const running = waiting.get(place);
  if (running) return running;
  set(place, { isLoading: true });
  const started = work()
    .then(() => set(place, { isLoading: false }))
    .catch((error: { code?: string }) => set(place, { isLoading: false, error: error.code ?? "offline" }))
    .finally(() => waiting.delete(place));
  waiting.set(place, started);
  return started;
}

/** The newest messages of a channel, unless they are here. */
export function loadLatest(channel: string): Promise<void> {
  if (stretchAt(channel).reachesEnd) return Promise.resolve();
  return once(channel, async () => {
    const page = await call<Page>("conversations.history", { channel, limit: PAGE });
    put(channel, { messages: page.messages.reverse(), reachesStart: !page.has_more, reachesEnd: true });
  });
}

/** The messages around a point, for permalinks and search hits. */
export function loadAround(channel: string, ts: string): Promise<void> {
  if (stretchAt(channel).messages.some((message) => message.ts === ts)) return Promise.resolve();
  return once(channel, async () => {
    const page = await call<{ messages: Message[]; has_more_before: boolean; has_more_after: boolean }>("conversations.around", {
      channel,
      ts,
      limit: PAGE / 2,
    });
    put(channel, { messages: page.messages.reverse(), reachesStart: !page.has_more_before, reachesEnd: !page.has_more_after });
  });
}

export function loadOlder(channel: string): Promise<void> {
  const { messages, reachesStart } = stretchAt(channel);
  const first = messages[0];
  if (reachesStart || !first) return Promise.resolve();
  return once(channel, async () => {
    const page = await call<Page>("conversations.history", { channel, latest: first.ts, limit: PAGE });
    set(channel, { messages: merge(page.messages.reverse(), stretchAt(channel).messages), reachesStart: !page.has_more });
  });
}

export function loadNewer(channel: string): Promise<void> {
  const { messages, reachesEnd } = stretchAt(channel);
  const last = messages.at(-1);
  if (reachesEnd || !last) return Promise.resolve();
  return once(channel, async () => {
    const page = await call<Page>("conversations.history", { channel, oldest: last.ts, limit: PAGE });
    set(channel, { messages: merge(stretchAt(channel).messages, page.messages.reverse()), reachesEnd: !page.has_more });
  });
}

/** Leaves the past: the channel's newest messages take its place. */
export function backToPresent(channel: string): Promise<void> {
  if (stretchAt(channel).reachesEnd) return Promise.resolve();
  stretches.delete(channel);
  return loadLatest(channel);
}

export function loadThread(channel: string, threadTs: string): Promise<void> {
  const place = placeOf(channel, threadTs);
  if (stretchAt(place).reachesEnd) return Promise.resolve();
  return once(place, async () => {
    const page = await call<Page>("conversations.replies", { channel, ts: threadTs, limit: 1000 });
    put(place, { messages: page.messages, reachesStart: true, reachesEnd: !page.has_more });
  });
}

/** Puts a loaded page in; what came by the socket meanwhile is kept. */
function put(place: string, page: Pick<Stretch, "messages" | "reachesStart" | "reachesEnd">): void {
  const live = stretchAt(place).messages;
  const messages = page.reachesEnd ? merge(page.messages, live) : page.messages;
  stretches.set(place, { ...page, messages, isLoading: false });
  changed();
}

/** Both in order of ts, each once; of two versions the second counts. */
function merge(left: readonly Message[], right: readonly Message[]): Message[] {
  const all = new Map([...left, ...right].map((message) => [message.ts, message]));
  return [...all.values()].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

/** A new message where its place is live. */
export function append(place: string, message: Message): void {
  const known = stretches.get(place);
  if (!known || (!known.reachesEnd && !known.isLoading)) return;
  if (known.messages.some(({ ts }) => ts === message.ts)) return;
  set(place, { messages: merge(known.messages, [message]) });
}

/** Changes a message wherever it is shown. */
export function changeMessage(channel: string, ts: string, change: (message: Message) => Message | undefined): void {
  for (const [place, stretch] of stretches) {
    if (place !== channel && !place.startsWith(`${channel}:`)) continue;
    const at = stretch.messages.findIndex((message) => message.ts === ts);
    const known = stretch.messages[at];
    if (!known) continue;
    const made = change(known);
    const messages = made ? stretch.messages.with(at, made) : stretch.messages.toSpliced(at, 1);
    stretches.set(place, { ...stretch, messages });
  }
  changed();
}

export function findMessage(channel: string, ts: string): Message | undefined {
  for (const [place, stretch] of stretches) {
    if (place !== channel && !place.startsWith(`${channel}:`)) continue;
    const found = stretch.messages.find((message) => message.ts === ts);
    if (found) return found;
  }
  return undefined;
}

/** The newest message by its ts: what "+:smile:" reacts to. */
export function lastMessageTs(channel: string, threadTs: string | undefined): string | undefined {
  return stretchAt(placeOf(channel, threadTs)).messages.at(-1)?.ts;
}
