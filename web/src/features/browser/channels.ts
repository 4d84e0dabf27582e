/** Channels to look through, as the server lists them. */
import { call } from "../../api";
import type { Conversation, Page } from "../../model";

export type Shown = "open" | "joined" | "other" | "archived" | "all";
export type Sort = "name" | "members" | "newest";

export const SHOWN: readonly Shown[] = ["open", "joined", "other", "archived", "all"];
export const SORTS: readonly Sort[] = ["name", "members", "newest"];

export interface Wanted {
  query: string;
  show: Shown;
  sort: Sort;
}

export interface Counts {
  open: number;
  archived: number;
}

export const keyOf = ({ id }: Conversation): string => id;

export async function loadChannels(wanted: Wanted, cursor: string): Promise<Page<Conversation> & { counts: Counts }> {
  const answer = await call<{ channels: Conversation[]; counts: Counts; response_metadata: { next_cursor: string } }>(
    "conversations.browse",
    { ...wanted, limit: 50, ...(cursor ? { cursor } : {}) },
  );
  return { items: answer.channels, next: answer.response_metadata.next_cursor, counts: answer.counts };
}
