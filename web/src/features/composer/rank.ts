/** Which candidates fit what was typed, the likeliest first. */
import { fold } from "../../richtext";

export interface Candidate<T> {
  value: T;
  /** Names it goes by; earlier ones weigh more. */
  names: readonly (string | undefined)[];
  /** 0–1: how near it is to the writer (in this channel, recently met). */
  nearness: number;
}

/** The best `limit` candidates; an empty query gives the nearest ones. */
export function rank<T>(candidates: Iterable<Candidate<T>>, query: string, limit: number): T[] {
  const wanted = fold(query).trim();
  const scored: [score: number, name: string, value: T][] = [];
  for (const candidate of candidates) {
    const fit = wanted === "" ? 1 : bestFit(candidate.names, wanted);
    if (fit > 0) scored.push([fit + candidate.nearness * 0.9, candidate.names[0] ?? "", candidate.value]);
  }
  scored.sort(([left, leftName], [right, rightName]) => right - left || leftName.localeCompare(rightName));
  return scored.slice(0, limit).map(([, , value]) => value);
}

function bestFit(names: readonly (string | undefined)[], wanted: string): number {
  let best = 0;
  for (const [index, name] of names.entries()) {
    if (name) best = Math.max(best, fitness(fold(name), wanted) - index * 0.1);
  }
  return best;
}

/** 5 equal, 4 beginning, 3 beginning of a word, 2 inside, 1 letters in order; 0 none of these. */
function fitness(name: string, wanted: string): number {
  if (name === wanted) return 5;
  if (name.startsWith(wanted)) return 4;
  const at = name.indexOf(wanted);
  if (at > 0) return /[\s._-]/.test(name.charAt(at - 1)) ? 3 : 2;
  return wanted.length >= 3 && lettersInOrder(name, wanted) ? 1 : 0;
}

function lettersInOrder(name: string, wanted: string): boolean {
  if (name.charAt(0) !== wanted.charAt(0)) return false;
  let at = 0;
  for (const letter of name) if (letter === wanted.charAt(at)) at += 1;
  return at === wanted.length;
}
