/** How well a name fits what was typed. A better kind of fit always wins; how often one went there decides within a kind. */

export const EXACT = 5;
export const PREFIX = 4;
export const WORD_START = 3;
export const INSIDE = 2;
/** The letters in their order, or all but one of them right. */
export const FUZZY = 1;

const folded = new Map<string, string>();

/** A name as it is compared: no case, no marks on letters. Remembered, for the same names are looked at with every key. */
export function fold(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = name.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
  if (folded.size > 60_000) folded.clear();
  folded.set(name, made);
  return made;
}

const isBreak = (sign: string | undefined): boolean => sign === undefined || /[\s\-_.,/()]/.test(sign);

/** The kind of fit of two folded names; 0 for none. */
export function fitOf(wanted: string, name: string): number {
  if (wanted === "") return PREFIX;
  if (name === wanted) return EXACT;
  let at = name.indexOf(wanted);
  if (at === 0) return PREFIX;
  for (let next = at; next > 0; next = name.indexOf(wanted, next + 1)) if (isBreak(name[next - 1])) return WORD_START;
  if (wanted.includes(" ") && wanted.split(" ").every((word) => startsWord(word, name))) return WORD_START;
  at = name.indexOf(wanted);
  if (at > 0) return INSIDE;
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
  for (let at = 0; at < name.length; at += 1) if (isBreak(name[at - 1]) && isOneOff(wanted, name.slice(at))) return true;
  return false;
}

function isOneOff(wanted: string, word: string): boolean {
  let at = 0;
  while (at < wanted.length && wanted[at] === word[at]) at += 1;
  const rest = wanted.slice(at + 1);
  return (
    word.startsWith(rest, at + 1) ||
    word.startsWith(rest, at) ||
    word.startsWith(wanted.slice(at), at + 1) ||
    (wanted[at] === word[at + 1] && wanted[at + 1] === word[at] && word.startsWith(wanted.slice(at + 2), at + 2))
  );
}
