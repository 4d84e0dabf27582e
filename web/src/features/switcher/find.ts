/** What the switcher knows, and finding in it. */
import { countBits, exactFit, fold, fuzzyFit, lettersOf } from "./rank";

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

interface Found<E> {
  entry: E;
  score: number;
}

interface Indexed {
  /** Label and names as they are compared. */
  names: readonly string[];
  letters: number;
}

const index = new WeakMap<Entry, Indexed>();

/** What is compared with every key, made once for each entry. */
function indexed(entry: Entry): Indexed {
  const known = index.get(entry);
  if (known) return known;
  const names = [entry.label, ...(entry.names ?? [])].map(fold);
  const made = { names, letters: names.reduce((bits, name) => bits | lettersOf(name), 0) };
  index.set(entry, made);
  return made;
}

/** The best entries, best first. With nothing typed: what is unread, then where one was lately. */
export function find<E extends Entry>(entries: readonly E[], { words, kinds }: Wanted, limit: number): E[] {
  const found: Found<E>[] = [];
  const others: E[] = [];
  const letters = lettersOf(words);
  for (const entry of entries) {
    if (!kinds.includes(entry.kind)) continue;
    const { names, letters: own } = indexed(entry);
    const missing = countBits(letters & ~own);
    // Without more than one of the letters nothing fits, whatever slips.
    if (missing > 1) continue;
    const best = missing === 0 ? bestOf(names, words, exactFit) : 0;
    if (best > 0) found.push({ entry, score: best + boostOf(entry, words) });
    else others.push(entry);
  }
  // Slips are looked for only where there is room for what they find.
  if (words !== "" && found.length < limit) {
    for (const entry of others) {
      const best = bestOf(indexed(entry).names, words, fuzzyFit);
      if (best > 0) found.push({ entry, score: best + boostOf(entry, words) });
    }
  }
  found.sort(better);
  return found.slice(0, limit).map(({ entry }) => entry);
}

function bestOf(names: readonly string[], words: string, rate: (wanted: string, name: string) => number): number {
  let best = 0;
  for (const name of names) best = Math.max(best, rate(words, name));
  return best;
}

/** Less than the step from one kind of fit to the next, so that habit never beats a better fit. */
function boostOf({ warmth, isUnread, isNew, kind }: Entry, words: string): number {
  const unread = isUnread ? (words === "" ? 10 : 0.2) : 0;
  return warmth * 0.6 + unread + (isNew ? 0 : 0.1) - (kind === "command" ? 0.1 : 0);
}

function better<E extends Entry>(left: Found<E>, right: Found<E>): number {
  const byLength = left.entry.label.length - right.entry.label.length;
  return right.score - left.score || byLength || (left.entry.label < right.entry.label ? -1 : 1);
}
