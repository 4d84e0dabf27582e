import { useSyncExternalStore } from "react";
import { currentStack, subscribeStack } from "./stack";
import { ViewDialog } from "./ViewDialog";

/** The view on top; those below wait as they are. */
export function Views() {
  const stack = useSyncExternalStore(subscribeStack, currentStack);
  const top = stack.at(-1);
  return top ? <ViewDialog key={top.root_view_id ?? top.id} view={top} /> : null;
}
