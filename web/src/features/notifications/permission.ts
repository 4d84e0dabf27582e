/** Asking for the browser's permission: explained first, when there was a reason for it, and never again once refused. */
import { useSyncExternalStore } from "react";
import { permission } from "./show";

const STORAGE_KEY = "hallway.notifications.asked";
let isAsking = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (isAsking === next) return;
  isAsking = next;
  for (const listener of [...listeners]) listener();
}

/** There was something to tell, and no leave to do so. */
export function askPermission(): void {
  if (permission() === "default" && localStorage.getItem(STORAGE_KEY) === null) set(true);
}

/** Only ever after a press. */
export async function allow(): Promise<void> {
  await Notification.requestPermission();
  set(false);
}

export function refuse(): void {
  localStorage.setItem(STORAGE_KEY, "refused");
  set(false);
}

export function useIsAsking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isAsking,
  );
}
