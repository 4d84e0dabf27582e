/** Who is writing, and telling others that one is. */
import { pref } from "./preferences";
import { changed, derived, useModel } from "./store";

const SHOWN_MS = 6_000;
const TELL_EVERY_MS = 3_000;
const writers = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();
let toldAt = 0;
let tell: (frame: Record<string, unknown>) => void = () => undefined;

export function setTeller(send: (frame: Record<string, unknown>) => void): void {
  tell = send;
}

export function sendTyping(channel: string, threadTs?: string): void {
  if (Date.now() - toldAt < TELL_EVERY_MS || !pref("typing_indicators", true)) return;
  toldAt = Date.now();
  tell({ type: "typing", channel, ...(threadTs ? { thread_ts: threadTs } : {}) });
}

export function noteTyping(place: string, user: string): void {
  const here = writers.get(place) ?? new Map();
  writers.set(place, here);
  clearTimeout(here.get(user));
  here.set(
    user,
    setTimeout(() => stopTyping(place, user), SHOWN_MS),
  );
  changed();
}

export function stopTyping(place: string, user: string): void {
  const here = writers.get(place);
  if (!here?.has(user)) return;
  clearTimeout(here.get(user));
  here.delete(user);
  changed();
}

const writersAt = derived((place: string): string[] => (pref("typing_indicators", true) ? [...(writers.get(place)?.keys() ?? [])] : []));

export function useTyping(place: string): string[] {
  return useModel(() => writersAt(place));
}
