/** Drafts from two devices brought together. */
import type { RichTextElement } from "../../richtext";

export interface StoredDraft {
  channel: string;
  threadTs: string | undefined;
  elements: readonly RichTextElement[];
  /** Unix time in milliseconds of the last change here. */
  changedAt: number;
  /** The server's id, once it has one. */
  draftId?: string;
  /** The server's `last_updated_ts` of the version this one continues. */
  serverTs?: string;
  /** Whether the server has this version. */
  synced: boolean;
}

export interface ServerDraft {
  id: string;
  last_updated_ts?: string;
  client_msg_id?: string;
  destinations?: { channel_id: string; thread_ts?: string }[];
  blocks?: { type: string; elements?: RichTextElement[] }[];
}

/** What holds after a server version arrives; undefined when nothing changes. */
export function mergeDrafts(
  known: StoredDraft | undefined,
  server: ServerDraft,
  place: { channel_id: string; thread_ts?: string },
): StoredDraft | undefined {
  const elements = server.blocks?.find((block) => block.type === "rich_text")?.elements ?? [];
  const serverTs = server.last_updated_ts ?? "0";
  if (known?.serverTs === serverTs) return undefined;
  const theirs: StoredDraft = {
    channel: place.channel_id,
    threadTs: place.thread_ts,
    elements,
    changedAt: Number(serverTs) * 1000,
    draftId: server.id,
    serverTs,
    synced: true,
  };
  if (!known || known.synced || sameWords(known.elements, elements)) return theirs;
  const mineIsNewer = known.changedAt >= theirs.changedAt;
  const both = mineIsNewer ? [...known.elements, ...elements] : [...elements, ...known.elements];
  return { ...theirs, elements: both, changedAt: Math.max(known.changedAt, theirs.changedAt), synced: false };
}

function sameWords(left: readonly RichTextElement[], right: readonly RichTextElement[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
