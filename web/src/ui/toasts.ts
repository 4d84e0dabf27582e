/** What is being said at the top of the window. */

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "plain" | "bad";
  action?: { label: string; onSelect: () => void };
  /** How long it stays, at least 5 s; 0 stays until dismissed. */
  stayMs?: number;
}

export interface Toast extends ToastOptions {
  id: string;
}

const SHORTEST_MS = 5000;
const USUAL_MS = 6000;
const MOST = 3;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of [...listeners]) listener();
}

export const shownToasts = (): readonly Toast[] => toasts;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something at the top of the window, where it covers no words being written, from anywhere; returns its id. */
export function showToast(options: ToastOptions): string {
  count += 1;
  const id = `toast-${count}`;
  set([...toasts, { ...options, id }].slice(-MOST));
  return id;
}

export function hideToast(id: string): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** How long a toast stays, 0 for until it is dismissed. */
export function stayOf({ stayMs = USUAL_MS }: ToastOptions): number {
  return stayMs === 0 ? 0 : Math.max(SHORTEST_MS, stayMs);
}
