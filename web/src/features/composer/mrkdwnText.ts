/** rich_text elements as Slack's markup, for the `text` that goes with the blocks. */
import type { Inline, RichTextElement, Style } from "../../richtext";

export function escapeEntities(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The message as `*bold*`, `<@U1>`, `• item` lines and ``` blocks. */
export function mrkdwnText(elements: readonly RichTextElement[]): string {
  return elements.map(elementText).join("\n");
}

function elementText(element: RichTextElement): string {
  switch (element.type) {
    case "rich_text_section":
      return inlineText(element.elements);
    case "rich_text_quote":
      return inlineText(element.elements)
        .split("\n")
        .map((line) => `&gt; ${line}`)
        .join("\n");
    case "rich_text_preformatted":
      return `\`\`\`${element.elements.map((piece) => (piece.type === "text" ? escapeEntities(piece.text) : pieceText(piece))).join("")}\`\`\``;
    default:
      return element.elements
        .map((item, index) => {
          const sign = element.style === "ordered" ? `${(element.offset ?? 0) + index + 1}.` : "•";
          return `${"    ".repeat(element.indent ?? 0)}${sign} ${inlineText(item.elements)}`;
        })
        .join("\n");
  }
}

function inlineText(pieces: readonly Inline[]): string {
  return pieces.map((piece) => marked(pieceText(piece), piece.style)).join("");
}

function pieceText(piece: Inline): string {
  switch (piece.type) {
    case "text":
      return escapeEntities(piece.text);
    case "link":
      return piece.text ? `<${piece.url}|${escapeEntities(piece.text).replace(/\|/g, "¦")}>` : `<${piece.url}>`;
    case "emoji":
      return piece.skin_tone ? `:${piece.name}::skin-tone-${piece.skin_tone}:` : `:${piece.name}:`;
    case "user":
      return `<@${piece.user_id}>`;
    case "usergroup":
      return `<!subteam^${piece.usergroup_id}>`;
    case "channel":
      return `<#${piece.channel_id}>`;
    case "broadcast":
      return `<!${piece.range}>`;
    case "date":
      return `<!date^${piece.timestamp}^${piece.format}|${escapeEntities(piece.fallback ?? "")}>`;
    case "color":
      return piece.value;
    default:
      return "";
  }
}

/** Marks hold only around words, so spaces at the ends stay outside. */
function marked(text: string, style: Style | undefined): string {
  const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (!style || core === "") return text;
  let out = core;
  if (style.code) out = `\`${out}\``;
  if (style.strike) out = `~${out}~`;
  if (style.italic) out = `_${out}_`;
  if (style.bold) out = `*${out}*`;
  return before + out + after;
}
