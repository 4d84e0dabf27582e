/** Saved things as the server tells them, and what can be done with them. */
import { call } from "../../api";
import type { Message, Page } from "../../model";
import type { RichFile } from "../../richtext";

export type Filter = "saved" | "completed" | "archived";

export const FILTERS: readonly Filter[] = ["saved", "completed", "archived"];

export interface Saved {
  item_type: "message" | "file";
  item_id: string;
  ts?: string;
  state: "uncompleted" | "completed" | "archived";
  date_due: number;
  date_updated: number;
  message?: Message;
  file?: RichFile & { user?: string };
}

export const keyOf = ({ item_type, item_id, ts = "" }: Saved): string => `${item_type}:${item_id}:${ts}`;

export async function loadSaved(filter: Filter, cursor: string): Promise<Page<Saved>> {
  const answer = await call<{ saved_items: Saved[]; response_metadata: { next_cursor: string } }>("saved.list", {
    filter,
    limit: 30,
    ...(cursor ? { cursor } : {}),
  });
  return { items: answer.saved_items, next: answer.response_metadata.next_cursor };
}

function nameOf({ item_type, item_id, ts }: Saved) {
  return { item_type, item_id, ...(ts ? { ts } : {}) };
}

export const mark = (item: Saved, state: Saved["state"]) => call("saved.update", { ...nameOf(item), mark: state });
/** Unix seconds; 0 takes the date away. The state goes with it, so that nothing else about the item changes. */
export const setDue = (item: Saved, at: number) => call("saved.update", { ...nameOf(item), date_due: at, mark: item.state });
export const remove = (item: Saved) => call("saved.delete", nameOf(item));

/** Saves again what was removed. */
export async function restore(item: Saved): Promise<void> {
  await call("saved.add", { ...nameOf(item), ...(item.date_due ? { date_due: item.date_due } : {}) });
  if (item.state !== "uncompleted") await mark(item, item.state);
}
