/** What a message says as one line of plain text: previews, notifications, copied text. */
import { parseMrkdwn } from "./mrkdwn";
import type { Block, Inline, RichMessage, RichTextBlock, RichTextElement, TextObject } from "./types";

/** Names for the ids inside a text; what is unknown shows as its label or id. */
export interface Names {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  usergroup(id: string): string | undefined;
}

const NOBODY: Names = { user: () => undefined, channel: () => undefined, usergroup: () => undefined };

/** The words of a message, mentions by name, formatting dropped, lines joined by spaces unless `lines`. */
export function plainText(message: RichMessage, names: Names = NOBODY, lines = false): string {
  const rich = message.blocks?.filter((block): block is Block & RichTextBlock => block.type === "rich_text") ?? [];
  const elements = rich.length > 0 ? rich.flatMap((block) => block.elements) : parseMrkdwn(message.text ?? "");
  let words = elements.map((element) => plainElement(element, names)).join("\n");
  if (words.trim() === "") words = blockTexts(message).join("\n");
  if (words.trim() === "") words = message.attachments?.[0]?.fallback ?? message.attachments?.[0]?.title ?? "";
  return lines ? words : words.replace(/\s+/g, " ").trim();
}

function blockTexts(message: RichMessage): string[] {
  return (message.blocks ?? []).flatMap((block) => {
    const text = (block as { text?: TextObject | string }).text;
    if (typeof text === "string") return [text];
    return text?.text ? [text.text] : [];
  });
}

function plainElement(element: RichTextElement, names: Names): string {
  if (element.type !== "rich_text_list") return plainInline(element.elements, names);
  const first = element.offset ?? 0;
  return element.elements
    .map((item, index) => {
      const sign = element.style === "ordered" ? `${first + index + 1}.` : "•";
      return `${"  ".repeat(element.indent ?? 0)}${sign} ${plainInline(item.elements, names)}`;
    })
    .join("\n");
}

/** Inline pieces as words. */
export function plainInline(pieces: readonly Inline[], names: Names = NOBODY): string {
  return pieces.map((piece) => plainPiece(piece, names)).join("");
}

function plainPiece(piece: Inline, names: Names): string {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "link":
      return piece.text ?? piece.url;
    case "emoji":
      return piece.unicode ? fromHex(piece.unicode) : `:${piece.name}:`;
    case "user":
      return `@${names.user(piece.user_id) ?? piece.label ?? piece.user_id}`;
    case "usergroup":
      return `@${names.usergroup(piece.usergroup_id) ?? piece.label?.replace(/^@/, "") ?? piece.usergroup_id}`;
    case "channel":
      return `#${names.channel(piece.channel_id) ?? piece.label ?? piece.channel_id}`;
    case "broadcast":
      return `@${piece.range}`;
    case "date":
      return piece.fallback ?? new Date(piece.timestamp * 1000).toISOString();
    case "color":
      return piece.value;
    case "team":
      return piece.team_id;
    default:
      return "";
  }
}

/** "1f44d-1f3fd" → the character; what is no code point gives nothing. */
export function fromHex(unicode: string): string {
  const points = unicode.split("-").map((part) => Number.parseInt(part, 16));
  return points.every((point) => Number.isInteger(point) && point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : "";
}
