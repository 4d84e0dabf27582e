import { useEffect, useRef } from "react";
import { activitySeen, markActivitySeen } from "../../model";
import type { Item } from "./feed";

/** Which items were seen before this visit. What is shown now counts as seen from the next one on. */
export function useSeen(items: readonly Item[], isWhole: boolean): (item: Item) => boolean {
  const before = useRef(activitySeen());
  const newest = items[0]?.feed_ts;
  useEffect(() => {
    if (!isWhole || !newest) return;
    const mark = () => document.hidden || markActivitySeen(newest);
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [isWhole, newest]);
  return (item) => Number(item.feed_ts) <= Number(before.current);
}
