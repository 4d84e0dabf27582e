/** Files on their way into a form. They belong to its state: a form that waits below another goes on taking them in. */
import type { BlockHost } from "../blockHost";
import type { Block, ElementFields, RichFile } from "../types";
import { codeOf, type SurfaceState } from "./state";
import { heldElements, holding, keyOf } from "./values";

export interface Upload {
  file: File;
  /** How much of it is there, from 0 to 1. */
  share: number;
  stop: AbortController;
  /** The code of what went wrong; it is not under way any more. */
  error?: string;
}

/** Takes a file into a form: it is under way until the element holds it, and stays with its error when it could not be sent. */
export async function take(state: SurfaceState, key: string, element: ElementFields, file: File, send: BlockHost["keepFile"]) {
  const stop = new AbortController();
  const change = (more: Partial<Upload>) =>
    state.setUploads(
      key,
      state.uploads(key).map((each) => (each.stop === stop ? { ...each, ...more } : each)),
    );
  state.setUploads(key, [...state.uploads(key), { file, share: 0, stop }]);
  try {
    const kept = await send(file, (share) => change({ share }), stop.signal);
    if (stop.signal.aborted) return;
    const held = (state.value(key)?.files as RichFile[] | undefined) ?? [];
    // First held, then no longer under way: there is no moment at which it is neither.
    state.set(key, holding(element, [...held, kept]));
    leave(state, key, stop);
  } catch (error) {
    if (!stop.signal.aborted) change({ error: codeOf(error) });
  }
}

/** Takes a file that is under way, or did not arrive, out of a form. */
export function leave(state: SurfaceState, key: string, stop: AbortController): void {
  stop.abort();
  state.setUploads(
    key,
    state.uploads(key).filter((each) => each.stop !== stop),
  );
}

export type Standing = "running" | "failed";

/** How the uploads of blocks stand, by block_id; nothing of those whose files are all there. */
export function uploadsIn(blocks: readonly Block[], state: SurfaceState): Record<string, Standing> {
  const standing: Record<string, Standing> = {};
  for (const [block, element] of heldElements(blocks)) {
    const uploads = state.uploads(keyOf(block.block_id ?? "", element.action_id ?? ""));
    if (uploads.length > 0) standing[block.block_id ?? ""] = uploads.some(({ error }) => error) ? "failed" : "running";
  }
  return standing;
}

/** Done as soon as nothing is under way any more. */
export function whenSettled(state: SurfaceState, isRunning: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isRunning()) return;
      stop();
      resolve();
    };
    const stop = state.subscribe(look);
    look();
  });
}
