/** How well a name fits what was typed. A better kind of fit always wins; how often one went there decides within a kind. */

export const EXACT = 5;
export const PREFIX = 4;
export const WORD_START = 3;
export const INSIDE = 2;
/** The letters in their order, or all but one of them right. */
export const FUZZY = 1;

/** A name as it is compared: no case, no marks on letters. */
export function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
}

/** Which letters a name has, as bits. */
export function lettersOf(name: string): number {
  let bits = 0;
  for (let at = 0; at < name.length; at += 1) bits |= 1 << (name.charCodeAt(at) & 31);
  return bits;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

const BREAKS = new Set([..." -_.,/()"]);
const isBreak = (sign: string | undefined): boolean => sign === undefined || BREAKS.has(sign);

/** The kind of fit of two folded names in which every letter is right; 0 for none. */
export function exactFit(wanted: string, name: string): number {
  if (wanted === "") return PREFIX;
  const at = name.indexOf(wanted);
  if (at === 0) return name.length === wanted.length ? EXACT : PREFIX;
  for (let next = at; next > 0; next = name.indexOf(wanted, next + 1)) if (isBreak(name[next - 1])) return WORD_START;
  if (at > 0) return INSIDE;
  return wanted.includes(" ") && wanted.split(" ").every((word) => startsWord(word, name)) ? WORD_START : 0;
}

/** Whether the letters stand in their order, or all but one of them are right. Slower, and needed only where little else fits. */
export function fuzzyFit(wanted: string, name: string): number {
  return inOrder(wanted, name) || hasOneSlip(wanted, name) ? FUZZY : 0;
}

function startsWord(word: string, name: string): boolean {
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) if (isBreak(name[at - 1])) return true;
  return false;
}

/** Every letter of `wanted` in its order, the first at the start of a word: "pu" fits "projekt-umzug". */
function inOrder(wanted: string, name: string): boolean {
  if (wanted.length < 2 || !startsWord(wanted[0] ?? "", name)) return false;
  let place = 0;
  for (let at = 0; at < name.length && place < wanted.length; at += 1) if (name[at] === wanted[place]) place += 1;
  return place === wanted.length;
}

/** A word that begins like `wanted` but for one letter too many, too few, wrong, or two changed over. */
function hasOneSlip(wanted: string, name: string): boolean {
  if (wanted.length < 4) return false;
  for (let at = 0; at < name.length; at += 1) if (isBreak(name[at - 1]) && isOneOff(wanted, name, at)) return true;
  return false;
}

function isOneOff(wanted: string, name: string, start: number): boolean {
  let at = 0;
  while (at < wanted.length && wanted[at] === name[start + at]) at += 1;
  const place = start + at;
  // The first letter is rarely the one that slips, but where it is, the second must be right.
  if (at === 0 && wanted[0] !== name[place + 1] && wanted[1] !== name[place] && wanted[1] !== name[place + 1]) return false;
  const rest = wanted.slice(at + 1);
  return (
    name.startsWith(rest, place + 1) ||
    name.startsWith(rest, place) ||
    name.startsWith(wanted.slice(at), place + 1) ||
    (wanted[at] === name[place + 1] && wanted[at + 1] === name[place] && name.startsWith(wanted.slice(at + 2), place + 2))
  );
}
