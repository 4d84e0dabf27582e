/** What the reader is completing: the word before the cursor that starts with @, #, : or /. */
import type { EditorState } from "prosemirror-state";

export type QueryKind = "mention" | "channel" | "emoji" | "reaction" | "command";

export interface Query {
  kind: QueryKind;
  /** What follows the sign. */
  text: string;
  /** Where the sign stands and where the word ends, in the document. */
  from: number;
  to: number;
}

const PATTERNS: [QueryKind, RegExp][] = [
  ["mention", /(?:^|[\s([{"'/])(@([\p{L}\p{N}._'-]{0,60}(?: [\p{L}\p{N}._'-]{1,40})?))$/u],
  ["channel", /(?:^|[\s([{"'/])(#([\p{L}\p{N}._-]{0,80}))$/u],
  ["reaction", /^(\+:([\p{L}\p{N}_+'-]{1,60}))$/u],
  ["emoji", /(?:^|[\s([{"'])(:([\p{L}\p{N}_+'-]{2,60}))$/u],
];
const COMMAND = /^(\/([a-z0-9_-]{0,32}))$/;

/** Takes the place of anything that is no text, so that offsets in text and document agree. */
const LEAF = "\uFFFC";

/** The query at the cursor, if the cursor stands behind one. */
export function queryAt(state: EditorState): Query | undefined {
  const { $head, empty } = state.selection;
  const { parent } = $head;
  if (!empty || !parent.isTextblock || parent.type.spec.code) return undefined;
  if ($head.marks().some((mark) => mark.type.name === "code")) return undefined;
  const before = parent.textBetween(Math.max(0, $head.parentOffset - 120), $head.parentOffset, undefined, LEAF);
  const isFirstLine = $head.depth === 1 && $head.index(0) === 0;
  const patterns: [QueryKind, RegExp][] = isFirstLine ? [["command", COMMAND], ...PATTERNS] : PATTERNS;
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(before);
    if (match) return { kind, text: match[2] ?? "", from: $head.pos - (match[1] ?? "").length, to: $head.pos };
  }
  return undefined;
}
