/**
 * Legacy message text ("mrkdwn") → rich text elements, so that one renderer serves both.
 * Rules: https://docs.slack.dev/messaging/formatting-message-text
 */
import { parseInline } from "./inline";
import type { Inline, RichTextElement } from "./types";

const QUOTE = /^(?:&gt;|>)[^\S\n]?/;
const QUOTE_REST = /^(?:&gt;|>){3}[^\S\n]?/;

/** Text with `*bold*`, `<@U1>`, ``` blocks and `>` quotes as sections, quotes and preformatted blocks. */
export function parseMrkdwn(text: string): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let rest = text;
  while (rest.length > 0) {
    const open = rest.indexOf("```");
    const close = open < 0 ? -1 : rest.indexOf("```", open + 3);
    if (close < 0 || rest.slice(open + 3, close).trim() === "") {
      pushLines(elements, rest);
      break;
    }
    pushLines(elements, rest.slice(0, open).replace(/\n$/, ""));
    elements.push({
      type: "rich_text_preformatted",
      elements: codeText(rest.slice(open + 3, close).replace(/^\n|\n$/g, "")),
    });
    rest = rest.slice(close + 3).replace(/^\n/, "");
  }
  return elements;
}

/** Text of a `plain_text` object: emoji names and nothing else. */
export function parsePlain(text: string, emoji = true): Inline[] {
  return emoji ? parseInline(text, { formats: false }) : [{ type: "text", text }];
}

function pushLines(elements: RichTextElement[], text: string): void {
  if (text === "") return;
  const lines = text.split("\n");
  let plain: string[] = [];
  let quoted: string[] = [];
  const flushPlain = () => {
    if (plain.length > 0) elements.push({ type: "rich_text_section", elements: parseInline(plain.join("\n")) });
    plain = [];
  };
  const flushQuoted = () => {
    if (quoted.length > 0) elements.push({ type: "rich_text_quote", elements: parseInline(quoted.join("\n")) });
    quoted = [];
  };
  for (const [index, line] of lines.entries()) {
    if (QUOTE_REST.test(line)) {
      flushPlain();
      quoted.push(line.replace(QUOTE_REST, ""), ...lines.slice(index + 1));
      break;
    }
    if (QUOTE.test(line)) {
      flushPlain();
      quoted.push(line.replace(QUOTE, ""));
    } else {
      flushQuoted();
      plain.push(line);
    }
  }
  flushPlain();
  flushQuoted();
}

/** Inside code only entities and `<…>` tokens mean anything; what they stand for is shown as text. */
function codeText(text: string): Inline[] {
  return parseInline(text, { formats: false, emoji: false }).map((piece) =>
    piece.type === "text" || piece.type === "link" ? piece : { type: "text", text: sourceOf(piece) },
  );
}

function sourceOf(piece: Inline): string {
  if (piece.type === "user") return `@${piece.label ?? piece.user_id}`;
  if (piece.type === "channel") return `#${piece.label ?? piece.channel_id}`;
  if (piece.type === "usergroup") return piece.label ?? `@${piece.usergroup_id}`;
  if (piece.type === "broadcast") return `@${piece.range}`;
  if (piece.type === "date") return piece.fallback ?? String(piece.timestamp);
  return "";
}
