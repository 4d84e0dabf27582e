/** A value that can be watched. Changes made together reach React together, once a frame at most. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let version = 0;
let batch = 0;
let isDirty = false;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Something in the model has changed. */
export function changed(): void {
  version += 1;
  if (batch > 0) isDirty = true;
  else for (const listener of [...listeners]) listener();
}

/** Makes several changes, and tells of them once. */
export function together(work: () => void): void {
  batch += 1;
  try {
    work();
  } finally {
    batch -= 1;
    if (batch === 0 && isDirty) {
      isDirty = false;
      for (const listener of [...listeners]) listener();
    }
  }
}

/** Watches what `select` gives; it must give the same object as long as nothing it stands for has changed. */
export function useModel<T>(select: () => T): T {
  return useSyncExternalStore(subscribe, select, select);
}

/** Remembers what was derived until anything in the model changes: for lists, which must not be made anew for every look. */
export function derived<A extends unknown[], T>(make: (...args: A) => T): (...args: A) => T {
  const known = new Map<string, { version: number; value: T }>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key);
    if (found?.version === version) return found.value;
    const value = make(...args);
    if (found && isSame(found.value, value)) {
      found.version = version;
      return found.value;
    }
    if (known.size > 500) known.clear();
    known.set(key, { version, value });
    return value;
  };
}

function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!Array.isArray(left) || !Array.isArray(right)) return false;
  return left.length === right.length && left.every((item, place) => Object.is(item, right[place]));
}
