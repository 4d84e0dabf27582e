/** What the switcher knows, and finding in it. */
import { fitOf, fold } from "./rank";

export type Kind = "channel" | "person" | "group" | "command";

export interface Entry {
  key: string;
  kind: Kind;
  label: string;
  /** Other names it goes by. */
  names?: readonly string[];
  /** From 0 to 1: how often and how lately one went there. */
  warmth: number;
  isUnread?: boolean;
  /** Somewhere one is not yet. */
  isNew?: boolean;
}

export interface Wanted {
  /** Folded. */
  words: string;
  kinds: readonly Kind[];
}

const BY_SIGN: Record<string, readonly Kind[]> = { "#": ["channel"], "@": ["person", "group"], ">": ["command"], "/": ["command"] };

/** "#des" → channels that fit "des"; without a sign everything, and commands only once something is typed. */
export function readQuery(query: string): Wanted {
  const text = query.trimStart();
  const kinds = BY_SIGN[text[0] ?? ""];
  const words = fold((kinds ? text.slice(1) : text).trim());
  return { words, kinds: kinds ?? (words ? ["channel", "person", "group", "command"] : ["channel", "person", "group"]) };
}

/** The best entries, best first. With nothing typed: what is unread, then where one was lately. */
export function find<E extends Entry>(entries: readonly E[], { words, kinds }: Wanted, limit: number): E[] {
  const found: { entry: E; score: number }[] = [];
  for (const entry of entries) {
    if (!kinds.includes(entry.kind)) continue;
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ entry, score });
  }
  found.sort(
    (left, right) =>
      right.score - left.score || left.entry.label.length - right.entry.label.length || (left.entry.label < right.entry.label ? -1 : 1),
  );
  return found.slice(0, limit).map(({ entry }) => entry);
}

function scoreOf(entry: Entry, words: string): number {
  const extra = entry.warmth * 0.6 + (entry.isUnread ? 0.2 : 0) + (entry.isNew ? 0 : 0.1);
  if (words === "") return (entry.isUnread ? 10 : 1) + extra;
  let best = fitOf(words, fold(entry.label));
  for (const name of entry.names ?? []) best = Math.max(best, fitOf(words, fold(name)));
  return best === 0 ? 0 : best + extra - (entry.kind === "command" ? 0.1 : 0);
}
