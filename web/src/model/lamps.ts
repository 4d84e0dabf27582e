/** Lamps in the sidebar for what is not a conversation: things saved for later, and activity not yet looked at. */
import { call, type WireEvent } from "../api";
import { self } from "./people";
import { pref, setPref } from "./preferences";
import { changed, useModel } from "./store";
import type { Message } from "./types";
import { speaksToMe } from "./unreads";
import { watchEvents } from "./watch";

export interface SavedCounts {
  uncompleted_count: number;
  overdue_count: number;
  /** When the next is due, unix seconds; 0 for never. */
  next_due?: number;
}

const SEEN = "activity_seen_ts";
const LONGEST_TIMER_MS = 2 ** 31 - 1;

let saved: SavedCounts = { uncompleted_count: 0, overdue_count: 0 };
let newest = "0";
let asking: ReturnType<typeof setTimeout> | undefined;
let due: ReturnType<typeof setTimeout> | undefined;

export const useSavedCounts = (): SavedCounts => useModel(() => saved);

/** Whether something happened that the activity view has not shown yet. */
export const useHasNewActivity = (): boolean => useModel(() => Number(newest) > Number(pref(SEEN, "0")));

export const activitySeen = (): string => pref(SEEN, "0");

/** The activity view has shown everything up to here, on all devices. */
export function markActivitySeen(ts: string): void {
  noteActivity(ts);
  if (Number(ts) > Number(activitySeen())) void setPref(SEEN, ts).catch(() => undefined);
}

export function noteActivity(ts: string): void {
  if (Number(ts) <= Number(newest)) return;
  newest = ts;
  changed();
}

/** Keeps the counts, and asks again when the next thing is due. */
export function setSavedCounts(counts: SavedCounts, reload: () => void): void {
  saved = counts;
  clearTimeout(due);
  const wait = (counts.next_due ?? 0) * 1000 - Date.now() + 1500;
  if (counts.next_due) due = setTimeout(reload, Math.min(Math.max(wait, 1500), LONGEST_TIMER_MS));
  changed();
}

/** Whether an event may be something that the activity view lists. */
export function concernsMe(event: WireEvent): boolean {
  const me = self().id;
  if (event.type === "reaction_added") return event.item_user === me && event.user !== me;
  if (event.type !== "message") return false;
  const message = event as unknown as Message & { hidden?: boolean };
  if (message.user === me || message.hidden || message.is_ephemeral) return false;
  return speaksToMe(message) || (message.thread_ts !== undefined && message.thread_ts !== message.ts);
}

/** Begins to watch; `reloadCounts` is asked for whenever something was saved or done. */
export function startLamps(reloadCounts: () => void): void {
  askNewest(2000);
  watchEvents((event) => {
    if (event.type.startsWith("saved_")) reloadCounts();
    else if (concernsMe(event)) askNewest(600);
  });
}

function askNewest(afterMs: number): void {
  clearTimeout(asking);
  asking = setTimeout(() => {
    call<{ items: { feed_ts: string }[] }>("activity.feed", { limit: 1 })
      .then(({ items }) => noteActivity(items[0]?.feed_ts ?? "0"))
      .catch(() => undefined);
  }, afterMs);
}
