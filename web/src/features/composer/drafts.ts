/**
 * Unsent words per conversation and thread: on this device at once, on the server a moment later.
 * When two devices wrote at the same time the newer text is shown and the older one is kept below it.
 */
import { ApiError, call } from "../../api";
import { watchDrafts } from "../../model";
import type { RichTextElement } from "../../richtext";
import { mergeDrafts, type ServerDraft, type StoredDraft } from "./draftMerge";

const SYNC_AFTER_MS = 1200;

/** Marks the versions this page wrote, so that their echo is not taken for another device's. */
const PAGE = crypto.randomUUID();

let storageKey = "hallway.drafts";
let drafts = new Map<string, StoredDraft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

/** Begins with the drafts of one person in one team, as this device remembers them, then as the server does, and goes on hearing of changes. */
export async function openDrafts(teamId: string, userId: string): Promise<void> {
  storageKey = `hallway.drafts.${teamId}.${userId}`;
  drafts = new Map(load().map((draft) => [keyOf(draft.channel, draft.threadTs), draft]));
  changed();
  watchDrafts((event) => {
    const draft = event.draft as ServerDraft;
    if (event.type === "draft_delete") forgetServerDraft(draft.id);
    else applyServerDraft(draft);
  });
  try {
    const { drafts: kept } = await call<{ drafts: ServerDraft[] }>("drafts.list", {});
    for (const draft of kept) applyServerDraft(draft);
    for (const draft of drafts.values()) if (!draft.synced) scheduleSync(draft);
  } catch {
    // Offline: what this device has is enough to go on.
  }
}

/** Every draft, newest first, for the list of drafts and the pencils in the sidebar; a new list only after a change. */
export function allDrafts(): readonly StoredDraft[] {
  listed ??= [...drafts.values()].filter((draft) => draft.elements.length > 0).sort((left, right) => right.changedAt - left.changedAt);
  return listed;
}

let listed: readonly StoredDraft[] | undefined;

export function subscribeDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readDraft(channel: string, threadTs: string | undefined): readonly RichTextElement[] {
  return drafts.get(keyOf(channel, threadTs))?.elements ?? [];
}

/** Keeps what is written now; nothing written takes the draft away. */
export function saveDraft(channel: string, threadTs: string | undefined, elements: readonly RichTextElement[]): void {
  const key = keyOf(channel, threadTs);
  const known = drafts.get(key);
  if (elements.length === 0) {
    if (known) discardDraft(channel, threadTs);
    return;
  }
  if (known && JSON.stringify(known.elements) === JSON.stringify(elements)) return;
  const draft: StoredDraft = { ...known, channel, threadTs, elements, changedAt: Date.now(), synced: false };
  drafts.set(key, draft);
  store();
  scheduleSync(draft);
}

export function discardDraft(channel: string, threadTs: string | undefined): void {
  const key = keyOf(channel, threadTs);
  const known = drafts.get(key);
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (!known) return;
  drafts.delete(key);
  store();
  if (known.draftId) void call("drafts.delete", { draft_id: known.draftId }).catch(() => undefined);
}

/** Takes over a draft written on another device; for drafts.list and the events draft_create and draft_update. */
export function applyServerDraft(server: ServerDraft): void {
  const [place] = server.destinations ?? [];
  if (!place || server.client_msg_id === PAGE) return;
  const key = keyOf(place.channel_id, place.thread_ts);
  const merged = mergeDrafts(drafts.get(key), server, place);
  if (!merged) return;
  drafts.set(key, merged);
  store();
  tellOpen(key, merged.elements);
  if (!merged.synced) scheduleSync(merged);
}

/** A draft was sent or thrown away on another device; words added here since then stay. */
export function forgetServerDraft(id: string): void {
  for (const [key, draft] of drafts) {
    if (draft.draftId !== id) continue;
    if (draft.synced) {
      drafts.delete(key);
      tellOpen(key, []);
    } else drafts.set(key, withoutServer(draft));
  }
  store();
}

/** Tells the composer that is open there of words from another device. */
export function watchDraft(
  channel: string,
  threadTs: string | undefined,
  listener: (elements: readonly RichTextElement[]) => void,
): () => void {
  const key = keyOf(channel, threadTs);
  open.set(key, listener);
  return () => {
    if (open.get(key) === listener) open.delete(key);
  };
}

const open = new Map<string, (elements: readonly RichTextElement[]) => void>();

function tellOpen(key: string, elements: readonly RichTextElement[]): void {
  open.get(key)?.(elements);
}

function withoutServer({ draftId: _id, serverTs: _ts, ...draft }: StoredDraft): StoredDraft {
  return draft;
}

function scheduleSync({ channel, threadTs }: StoredDraft): void {
  const key = keyOf(channel, threadTs);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void sync(key), SYNC_AFTER_MS),
  );
}

async function sync(key: string): Promise<void> {
  const draft = drafts.get(key);
  if (!draft || draft.synced) return;
  const destination = { channel_id: draft.channel, ...(draft.threadTs ? { thread_ts: draft.threadTs } : {}) };
  const content = { destination, client_msg_id: PAGE, blocks: [{ type: "rich_text", elements: draft.elements }] };
  try {
    const answer = draft.draftId
      ? await call<{ draft: ServerDraft }>("drafts.update", {
          draft_id: draft.draftId,
          client_last_updated_ts: draft.serverTs,
          ...content,
        })
      : await call<{ draft: ServerDraft }>("drafts.create", content);
    const now = drafts.get(key);
    if (!now) {
      // It was sent while the server was storing it.
      void call("drafts.delete", { draft_id: answer.draft.id }).catch(() => undefined);
      return;
    }
    const { id, last_updated_ts: serverTs } = answer.draft;
    drafts.set(key, { ...now, draftId: id, ...(serverTs ? { serverTs } : {}), synced: now.changedAt === draft.changedAt });
    store();
  } catch (error) {
    settleConflict(key, error);
  }
}

/** Another device was faster: both texts are kept. Anything else leaves the draft unsynced until the next change or start. */
function settleConflict(key: string, error: unknown): void {
  const draft = drafts.get(key);
  if (!(error instanceof ApiError) || !draft) return;
  if (error.code === "draft_has_conflict") applyServerDraft(error.answer.draft as ServerDraft);
  else if (error.code === "draft_not_found") {
    drafts.set(key, withoutServer(draft));
    scheduleSync(draft);
  }
}

function keyOf(channel: string, threadTs: string | undefined): string {
  return threadTs ? `${channel}:${threadTs}` : channel;
}

function changed(): void {
  listed = undefined;
  for (const listener of listeners) listener();
}

function store(): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...drafts.values()]));
  } catch {
    // Full or blocked storage: the server still gets the draft.
  }
  changed();
}

function load(): StoredDraft[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? (stored as StoredDraft[]) : [];
  } catch {
    return [];
  }
}
