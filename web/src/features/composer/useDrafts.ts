import { useSyncExternalStore } from "react";
import type { StoredDraft } from "./draftMerge";
import { allDrafts, subscribeDrafts } from "./drafts";

/** Every draft, newest first; the list changes with them. */
export function useDrafts(): readonly StoredDraft[] {
  return useSyncExternalStore(subscribeDrafts, allDrafts, allDrafts);
}
