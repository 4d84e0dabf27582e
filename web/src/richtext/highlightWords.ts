/** Marks the words that were searched for, so that a hit shows why it is one. */
import { fold } from "./emoji/catalog";
import type { Inline, RichTextElement } from "./types";

/** The elements with every word that begins with a searched one highlighted, accents and case aside. */
export function highlightWords(elements: readonly RichTextElement[], words: readonly string[]): RichTextElement[] {
  const wanted = words.map(fold).filter((word) => word !== "");
  if (wanted.length === 0) return [...elements];
  return elements.map((element) => {
    if (element.type === "rich_text_list") {
      const items = element.elements.map((item) => ({ ...item, elements: markPieces(item.elements, wanted) }));
      return { ...element, elements: items };
    }
    return { ...element, elements: markPieces(element.elements, wanted) };
  });
}

function markPieces(pieces: readonly Inline[], wanted: readonly string[]): Inline[] {
  return pieces.flatMap((piece): Inline[] => {
    if (piece.type === "link") {
      const isHit = splitByHits(piece.text ?? piece.url, wanted).some(({ hit }) => hit);
      return [isHit ? { ...piece, style: { ...piece.style, highlight: true } } : piece];
    }
    if (piece.type !== "text") return [piece];
    return splitByHits(piece.text, wanted).map(({ text, hit }) =>
      hit ? { ...piece, text, style: { ...piece.style, highlight: true } } : { ...piece, text },
    );
  });
}

/** A text in pieces, those that match marked. */
export function splitByHits(text: string, wanted: readonly string[]): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  const { folded, starts } = foldWithPlaces(text);
  let from = 0;
  let at = 0;
  while (at < folded.length) {
    const word = wanted.find((candidate) => folded.startsWith(candidate, at) && isWordStart(folded, at, candidate));
    if (!word) {
      at += 1;
      continue;
    }
    const start = starts[at] ?? 0;
    const end = starts[at + word.length] ?? text.length;
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    from = end;
    at += word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}

/** CJK has no spaces between words, so a hit there may begin anywhere. */
function isWordStart(text: string, at: number, word: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) return true;
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** The folded text, and for each of its characters where the original one starts. */
function foldWithPlaces(text: string): { folded: string; starts: number[] } {
  let folded = "";
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = fold(character);
    for (let index = 0; index < plain.length; index += 1) starts.push(at);
    folded += plain;
    at += character.length;
  }
  return { folded, starts };
}
