/**
 * Messages in memory: for each channel and each thread one unbroken stretch. A stretch that `reachesEnd` is live: new messages
 * are put at its end; one that does not is a look into the past and goes on by paging.
 */
import { call } from "../api";
import type { RichFile } from "../richtext";
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
const LONGEST_PAGE = 999;
const stretches = new Map<string, Stretch>();
const EMPTY: Stretch = { messages: [], reachesStart: false, reachesEnd: false, isLoading: false };
const waiting = new Map<string, Promise<void>>();

/** What happened at a place while a page for it was on its way; done again on the page, which may be older. */
type Late = { ts: string; added: Message } | { ts: string; change: (message: Message) => Message | undefined };
const late = new Map<string, Late[]>();

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

/** Everything loaded may have holes now: what is not on screen is dropped, what is stays until it has been read anew. */
export function distrustStretches(shown: readonly string[]): void {
  for (const place of [...stretches.keys()]) {
    if (shown.includes(place)) void reload(place);
    else stretches.delete(place);
  }
  changed();
}

async function reload(place: string): Promise<void> {
  const { messages, reachesEnd } = stretchAt(place);
  const [channel = "", threadTs] = place.split(":");
  if (messages.length === 0) stretches.delete(place);
  if (threadTs) return readThread(channel, threadTs);
  if (messages.length === 0) return loadLatest(channel);
  await once(place, async () => {
    const span = reachesEnd ? {} : { oldest: messages[0]?.ts, latest: messages.at(-1)?.ts, inclusive: true };
    const limit = Math.min(LONGEST_PAGE, Math.max(PAGE, messages.length));
    const page = await call<Page>("conversations.history", { channel, ...span, limit });
    const reachesStart = reachesEnd ? !page.has_more : stretchAt(place).reachesStart;
    put(place, { messages: page.messages.reverse(), reachesStart, reachesEnd });
  });
}

interface Page {
  messages: Message[];
  has_more?: boolean;
}

interface ThreadPage {
  messages: Message[];
  response_metadata?: { next_cursor?: string };
}

/** One load at a time for each place. */
function once(place: string, work: () => Promise<void>): Promise<void> {
  const running = waiting.get(place);
  if (running) return running;
  set(place, { isLoading: true });
  late.set(place, []);
  const started = work()
    .then(() => {
      catchUp(place);
      set(place, { isLoading: false });
    })
    .catch((error: { code?: string }) => set(place, { isLoading: false, error: error.code ?? "offline" }))
    .finally(() => {
      waiting.delete(place);
      late.delete(place);
    });
  waiting.set(place, started);
  return started;
}

/** Does again what happened while the page was under way. Doing it twice changes nothing. */
function catchUp(place: string): void {
  for (const event of late.get(place) ?? []) {
    if ("change" in event) alter(place, event.ts, event.change);
    else if (stretchAt(place).reachesEnd) insert(place, event.added);
  }
}

function insert(place: string, message: Message): void {
  const known = stretchAt(place);
  if (!known.messages.some(({ ts }) => ts === message.ts)) stretches.set(place, { ...known, messages: merge(known.messages, [message]) });
}

function alter(place: string, ts: string, change: (message: Message) => Message | undefined): void {
  const stretch = stretchAt(place);
  const at = stretch.messages.findIndex((message) => message.ts === ts);
  const known = stretch.messages[at];
  if (!known) return;
  const made = change(known);
  const messages = made ? stretch.messages.with(at, made) : stretch.messages.toSpliced(at, 1);
  stretches.set(place, { ...stretch, messages });
}

/** The newest messages of a channel, unless they are here. */
export async function loadLatest(channel: string): Promise<void> {
  for (let running = waiting.get(channel); running; running = waiting.get(channel)) await running;
  if (stretchAt(channel).reachesEnd) return;
  await once(channel, async () => {
    const page = await call<Page>("conversations.history", { channel, limit: PAGE });
    put(channel, { messages: page.messages.reverse(), reachesStart: !page.has_more, reachesEnd: true });
  });
}

/** The messages from the first unread one on, if they are few; else those around it. */
export async function loadUnread(channel: string, readUpTo: string): Promise<void> {
  for (let running = waiting.get(channel); running; running = waiting.get(channel)) await running;
  const known = stretchAt(channel);
  if (known.reachesEnd && (known.reachesStart || (known.messages[0]?.ts ?? "") <= readUpTo)) return;
  await once(channel, async () => {
    const page = await call<Page>("conversations.history", { channel, limit: PAGE });
    const messages = page.messages.reverse();
    if (!page.has_more || (messages[0]?.ts ?? "") <= readUpTo) put(channel, { messages, reachesStart: !page.has_more, reachesEnd: true });
    else await readAround(channel, readUpTo);
  });
}

/** The messages around a point, for permalinks and search hits. */
export async function loadAround(channel: string, ts: string): Promise<void> {
  for (let running = waiting.get(channel); running; running = waiting.get(channel)) await running;
  if (stretchAt(channel).messages.some((message) => message.ts === ts)) return;
  await once(channel, () => readAround(channel, ts));
}

async function readAround(channel: string, ts: string): Promise<void> {
  const page = await call<{ messages: Message[]; has_more_before: boolean; has_more_after: boolean }>("conversations.around", {
    channel,
    ts,
    limit: PAGE / 2,
  });
  put(channel, { messages: page.messages.reverse(), reachesStart: !page.has_more_before, reachesEnd: !page.has_more_after });
}

/** The ts of the first message at or after a moment (unix seconds; 0 for the first of all); undefined when there is none. */
export async function tsFrom(channel: string, at: number): Promise<string | undefined> {
  const page = await call<Page>("conversations.history", { channel, oldest: String(Math.max(1, at)), inclusive: true, limit: 1 });
  return page.messages[0]?.ts;
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

export function loadThread(channel: string, threadTs: string): Promise<void> {
  if (stretchAt(placeOf(channel, threadTs)).reachesEnd) return Promise.resolve();
  return readThread(channel, threadTs);
}

function readThread(channel: string, threadTs: string): Promise<void> {
  const place = placeOf(channel, threadTs);
  return once(place, async () => {
    const messages: Message[] = [];
    let cursor = "";
    do {
      const page = await call<ThreadPage>("conversations.replies", { channel, ts: threadTs, limit: LONGEST_PAGE, cursor });
      messages.push(...(messages.length === 0 ? page.messages : page.messages.slice(1)));
      cursor = page.response_metadata?.next_cursor ?? "";
    } while (cursor !== "");
    put(place, { messages, reachesStart: true, reachesEnd: true });
  });
}

/** Puts a loaded page in the place of whatever was there. */
function put(place: string, page: Pick<Stretch, "messages" | "reachesStart" | "reachesEnd">): void {
  stretches.set(place, { ...page, isLoading: false });
}

/** Both in order of ts, each once; of two versions the second counts. */
function merge(left: readonly Message[], right: readonly Message[]): Message[] {
  const all = new Map([...left, ...right].map((message) => [message.ts, message]));
  return [...all.values()].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

/** A new message where its place is live. */
export function append(place: string, message: Message): void {
  late.get(place)?.push({ ts: message.ts, added: message });
  if (!stretches.get(place)?.reachesEnd) return;
  insert(place, message);
  changed();
}

/** Changes a message wherever it is shown; undefined takes it away. */
export function changeMessage(channel: string, ts: string, change: (message: Message) => Message | undefined): void {
  for (const place of new Set([...stretches.keys(), ...late.keys()])) {
    if (place !== channel && !place.startsWith(`${channel}:`)) continue;
    late.get(place)?.push({ ts, change });
    alter(place, ts, change);
  }
  changed();
}

/** Changes a file wherever a message shows it. */
export function changeFile(id: string, change: (file: RichFile) => RichFile): void {
  for (const [place, stretch] of stretches) {
    if (!stretch.messages.some((message) => hasFile(message, id))) continue;
    const messages = stretch.messages.map((message) =>
      hasFile(message, id) ? { ...message, files: message.files?.map((file) => (file.id === id ? change(file) : file)) ?? [] } : message,
    );
    stretches.set(place, { ...stretch, messages });
  }
  changed();
}

/** Reads a file anew, if it is shown anywhere. */
export function reloadFile(id: string): void {
  if (![...stretches.values()].some(({ messages }) => messages.some((message) => hasFile(message, id)))) return;
  call<{ file: RichFile }>("files.info", { file: id })
    .then(({ file }) => changeFile(id, () => file))
    .catch(() => undefined);
}

/** Reads again what is shown of a message's conversation, since something of it was missed. */
export function rereadMessage(channel: string, { ts, thread_ts }: Message): void {
  for (const place of [channel, placeOf(channel, thread_ts ?? ts)]) if (stretches.has(place)) void reload(place);
}

const hasFile = (message: Message, id: string): boolean => message.files?.some((file) => file.id === id) ?? false;

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

/** The messages among which a file is shown, oldest first. */
export function messagesAround(fileId: string): readonly Message[] {
  for (const { messages } of stretches.values()) {
    if (messages.some((message) => message.files?.some((file) => file?.id === fileId))) return messages;
  }
  return [];
}
