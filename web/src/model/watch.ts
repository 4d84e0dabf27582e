/** Live events for lists that are kept outside the model: they are told after the model has changed. */
import type { WireEvent } from "../api";

const watchers = new Set<(event: WireEvent) => void>();

/** Hears every live event until the answer is called. */
export function watchEvents(listener: (event: WireEvent) => void): () => void {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

export function tellWatchers(event: WireEvent): void {
  for (const listener of [...watchers]) listener(event);
}
