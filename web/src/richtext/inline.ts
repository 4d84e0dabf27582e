/** The inline part of mrkdwn: marks, code, `<…>` tokens, emoji names, bare addresses. */
import type { Inline, Style } from "./types";

interface Options {
  /** *bold* _italic_ ~strike~ `code` and bare links. */
  formats?: boolean;
  emoji?: boolean;
}

const MARKS: Record<string, keyof Style> = { "*": "bold", _: "italic", "~": "strike" };
const EMOJI = /:([a-z0-9_+'\-\p{L}]{1,100})(?:::skin-tone-([2-6]))?:/uy;
const BARE_LINK = /https?:\/\/[^\s<>"]+/y;
const WORD = /[\p{L}\p{N}]/u;

/** Parses one run of text; newlines stay inside text pieces. */
export function parseInline(text: string, options: Options = {}, style: Style = {}): Inline[] {
  const { formats = true, emoji = true } = options;
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  const flush = () => {
    if (plain !== "") out.push(withStyle({ type: "text", text: plain }, style));
    plain = "";
  };
  const emit = (pieces: Inline[], length: number) => {
    flush();
    out.push(...pieces);
    at += length;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const found =
      (character === "<" && readToken(text, at, style)) ||
      (formats && character === "`" && readCode(text, at, style)) ||
      (formats && MARKS[character] && readMarked(text, at, options, style)) ||
      (emoji && character === ":" && readEmoji(text, at, style)) ||
      (formats && character === "h" && readBareLink(text, at, style));
    if (found) {
      emit(found.pieces, found.length);
      continue;
    }
    const entity = character === "&" ? readEntity(text, at) : undefined;
    plain += entity ? entity.character : character;
    at += entity ? entity.length : 1;
  }
  flush();
  return out;
}

interface Found {
  pieces: Inline[];
  length: number;
}

function readEntity(text: string, at: number): { character: string; length: number } | undefined {
  if (text.startsWith("&amp;", at)) return { character: "&", length: 5 };
  if (text.startsWith("&lt;", at)) return { character: "<", length: 4 };
  if (text.startsWith("&gt;", at)) return { character: ">", length: 4 };
  return undefined;
}

/** Turns `&amp;`, `&lt;` and `&gt;` back into their characters. */
export function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === "amp" ? "&" : name === "lt" ? "<" : ">"));
}

function readCode(text: string, at: number, style: Style): Found | undefined {
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return undefined;
  const inside = text.slice(at + 1, end);
  if (inside.includes("\n") || inside.trim() === "") return undefined;
  const shown = inside.replace(/<([^<>]*)>/g, (_, body: string) => {
    const bar = body.indexOf("|");
    return bar < 0 ? body : body.slice(bar + 1);
  });
  return {
    pieces: [withStyle({ type: "text", text: unescapeEntities(shown) }, { ...style, code: true })],
    length: end + 1 - at,
  };
}

/** A mark opens where no word precedes it and something follows; it closes on the same line the other way round. */
function readMarked(text: string, at: number, options: Options, style: Style): Found | undefined {
  const mark = text.charAt(at);
  const name = MARKS[mark];
  if (!name || WORD.test(text.charAt(at - 1)) || text.charAt(at - 1) === mark) return undefined;
  if (/[\s]|^$/.test(text.charAt(at + 1)) || text.charAt(at + 1) === mark) return undefined;
  for (let end = at + 2; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === "\n") return undefined;
    if (character === "<") {
      const close = text.indexOf(">", end);
      if (close > 0) end = close;
      continue;
    }
    if (character === "`") {
      const close = text.indexOf("`", end + 1);
      if (close > 0) end = close;
      continue;
    }
    const closes = character === mark && !/\s/.test(text.charAt(end - 1)) && !WORD.test(text.charAt(end + 1));
    if (closes && text.charAt(end + 1) !== mark) {
      const pieces = parseInline(text.slice(at + 1, end), options, { ...style, [name]: true });
      return { pieces, length: end + 1 - at };
    }
  }
  return undefined;
}

function readEmoji(text: string, at: number, style: Style): Found | undefined {
  EMOJI.lastIndex = at;
  const match = EMOJI.exec(text);
  const name = match?.[1];
  // "10:30:45" is a time, "https://x:80:" is an address.
  if (!match || !name || /^\d+$/.test(name) || /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return undefined;
  const tone = match[2] ? { skin_tone: Number(match[2]) } : {};
  return { pieces: [withStyle({ type: "emoji", name, ...tone }, style)], length: match[0].length };
}

function readBareLink(text: string, at: number, style: Style): Found | undefined {
  if (WORD.test(text.charAt(at - 1))) return undefined;
  BARE_LINK.lastIndex = at;
  const match = BARE_LINK.exec(text);
  if (!match) return undefined;
  const source = trimLink(match[0]);
  return { pieces: [withStyle({ type: "link", url: unescapeEntities(source) }, style)], length: source.length };
}

/** Leaves out closing punctuation that belongs to the sentence, keeping balanced brackets. */
export function trimLink(link: string): string {
  let url = link;
  for (;;) {
    const last = url.charAt(url.length - 1);
    if (/[.,;:!?'*_~]/.test(last)) url = url.slice(0, -1);
    else if (last === ")" && count(url, ")") > count(url, "(")) url = url.slice(0, -1);
    else return url;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function readToken(text: string, at: number, style: Style): Found | undefined {
  const end = text.indexOf(">", at + 1);
  if (end < 0) return undefined;
  const body = text.slice(at + 1, end);
  if (body === "" || body.includes("<") || body.includes("\n")) return undefined;
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeEntities(body.slice(bar + 1));
  const piece = tokenPiece(target, label);
  return piece && { pieces: [withStyle(piece, style)], length: end + 1 - at };
}

function tokenPiece(target: string, label: string | undefined): Inline | undefined {
  const named = label ? { label } : {};
  if (/^@[UWB]/.test(target)) return { type: "user", user_id: target.slice(1), ...named };
  if (/^#[CGD]/.test(target)) return { type: "channel", channel_id: target.slice(1), ...named };
  if (target.startsWith("!subteam^")) return { type: "usergroup", usergroup_id: target.slice(9), ...named };
  if (target.startsWith("!date^")) return datePiece(target, label);
  const special = target.startsWith("!") ? target.slice(1) : undefined;
  if (special === "here" || special === "channel" || special === "everyone") {
    return { type: "broadcast", range: special };
  }
  if (special === "group") return { type: "broadcast", range: "channel" };
  if (special !== undefined) return { type: "text", text: label ?? special };
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const url = unescapeEntities(target);
  return { type: "link", url, ...(label && label !== url ? { text: label } : {}) };
}

function datePiece(target: string, label: string | undefined): Inline {
  const [, timestamp = "", format = "", url] = target.split("^");
  return {
    type: "date",
    timestamp: Number(timestamp),
    format: unescapeEntities(format),
    ...(url ? { url: unescapeEntities(url) } : {}),
    ...(label ? { fallback: label } : {}),
  };
}

function withStyle(piece: Inline, style: Style): Inline {
  return Object.keys(style).length > 0 ? { ...piece, style } : piece;
}
