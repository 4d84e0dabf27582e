/** Preferences and custom emoji: small things that belong to the person and the team. */
import { call } from "../api";
import { changed, useModel } from "./store";

let prefs: Record<string, unknown> = {};
let emoji: ReadonlyMap<string, string> = new Map();

export function usePref<T>(name: string, fallback: T): T {
  return useModel(() => (prefs[name] ?? fallback) as T);
}

export function pref<T>(name: string, fallback: T): T {
  return (prefs[name] ?? fallback) as T;
}

export function rememberPrefs(known: Record<string, unknown>): void {
  prefs = { ...prefs, ...known };
  changed();
}

/** Sets a preference here at once, and on the server. */
export async function setPref(name: string, value: unknown): Promise<void> {
  const before = prefs[name];
  rememberPrefs({ [name]: value });
  try {
    await call("users.prefs.set", { prefs: { [name]: value } });
  } catch (error) {
    rememberPrefs({ [name]: before });
    throw error;
  }
}

export const customEmoji = (): ReadonlyMap<string, string> => emoji;

export function useCustomEmoji(): ReadonlyMap<string, string> {
  return useModel(customEmoji);
}

export async function loadEmoji(): Promise<void> {
  const answer = await call<{ emoji: Record<string, string> }>("emoji.list");
  emoji = new Map(Object.entries(answer.emoji));
  changed();
}
