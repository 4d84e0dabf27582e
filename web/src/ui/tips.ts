/** Which tooltip is shown: one at a time, for the whole page. */
import type { ReactNode } from "react";

export interface Tip {
  anchor: Element;
  label: ReactNode;
  shortcut: string | undefined;
  side: "top" | "bottom" | "left" | "right";
}

const OPEN_AFTER_MS = 400;
const CLOSE_AFTER_MS = 120;
/** Neighbours open at once, so soon after one was shown. */
const WARM_MS = 300;

let shown: Tip | undefined;
let lastHiddenAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const shownTip = (): Tip | undefined => shown;

export function subscribeTips(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: Tip | undefined): void {
  clearTimeout(timer);
  if (next === shown) return;
  if (shown) lastHiddenAt = performance.now();
  shown = next;
  for (const listener of [...listeners]) listener();
}

/** Shows it soon; at once when asked by the keyboard, or when another was just there. */
export function offerTip(tip: Tip, { isAtOnce = false } = {}): void {
  clearTimeout(timer);
  if (isAtOnce || shown || performance.now() - lastHiddenAt < WARM_MS) set(tip);
  else timer = setTimeout(() => set(tip), OPEN_AFTER_MS);
}

/** Keeps what is shown: the pointer has moved onto it. */
export function keepTip(): void {
  clearTimeout(timer);
}

/** Hides it soon, so that the pointer can reach it. */
export function leaveTip(): void {
  clearTimeout(timer);
  timer = setTimeout(() => set(undefined), CLOSE_AFTER_MS);
}

/** Hides it at once; the tip of another anchor stays. */
export function dropTip(anchor?: Element | null): void {
  if (anchor === undefined || shown === undefined || shown.anchor === anchor) set(undefined);
}
