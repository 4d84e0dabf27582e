/** What is in the composer as rich_text elements. */
import type { Mark, Node } from "prosemirror-model";
import { emojiCharacter, type Inline, parseMrkdwn, type RichTextElement, type RichTextList, type Style, trimLink } from "../../../richtext";
import { escapeEntities } from "../mrkdwnText";

const LINK = /\bhttps?:\/\/[^\s<>"]+/g;
const EMOJI = /(?<=^|[\s(]):([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):(?=$|[\s).,!?;:])/g;
const STYLES = ["bold", "italic", "strike", "underline", "code"] as const;

/** The elements of a formatted document; lines at the ends that hold nothing are left out. */
export function toRichText(doc: Node): RichTextElement[] {
  const elements: RichTextElement[] = [];
  pushBlocks(doc, elements, false);
  return trimEnds(elements);
}

/** The elements of a document typed as markup: `*so*` is bold, ``` opens code. */
export function markupToRichText(doc: Node): RichTextElement[] {
  const lines: string[] = [];
  doc.forEach((block) => {
    lines.push(markupLine(block));
  });
  return trimEnds(parseMrkdwn(lines.join("\n").trim()));
}

function markupLine(block: Node): string {
  let line = "";
  block.forEach((node) => {
    if (node.isText) line += escapeEntities(node.text ?? "");
    else if (node.type.name === "emoji") line += `:${node.attrs.name}:`;
    else if (node.type.name === "user") line += `<@${node.attrs.id}>`;
    else if (node.type.name === "channel") line += `<#${node.attrs.id}>`;
    else if (node.type.name === "usergroup") line += `<!subteam^${node.attrs.id}>`;
    else if (node.type.name === "broadcast") line += `<!${node.attrs.id}>`;
  });
  return line;
}

function pushBlocks(parent: Node, into: RichTextElement[], quoted: boolean): void {
  const type = quoted ? "rich_text_quote" : "rich_text_section";
  const border = quoted ? { border: 1 } : {};
  let open: { type: typeof type; elements: Inline[] } | undefined;
  parent.forEach((block) => {
    if (block.type.name === "paragraph") {
      // Lines of one kind are one section with newlines, as Slack stores them.
      if (!open) {
        open = { type, elements: joinText(inlineOf(block)) };
        into.push(open);
      } else {
        open.elements = joinText([...open.elements, { type: "text", text: "\n" }, ...inlineOf(block)]);
      }
      return;
    }
    open = undefined;
    if (block.type.name === "blockquote") pushBlocks(block, into, true);
    else if (block.type.name === "code_block") into.push(codeOf(block, border));
    else pushList(block, into, 0, border);
  });
}

function codeOf(block: Node, border: { border?: number }): RichTextElement {
  const language = block.attrs.language ? { language: String(block.attrs.language) } : {};
  const text = block.textContent;
  return {
    type: "rich_text_preformatted",
    elements: text === "" ? [] : [{ type: "text", text }],
    ...border,
    ...language,
  };
}

/** A list becomes one element per run of items at the same depth. */
function pushList(list: Node, into: RichTextElement[], indent: number, border: { border?: number }): void {
  const style = list.type.name === "ordered_list" ? "ordered" : "bullet";
  const first = style === "ordered" ? Number(list.attrs.order) - 1 : 0;
  let run: RichTextList | undefined;
  let count = 0;
  list.forEach((item) => {
    if (!run) {
      const offset = first + count > 0 && style === "ordered" ? { offset: first + count } : {};
      run = { type: "rich_text_list", style, indent, elements: [], ...offset, ...border };
      into.push(run);
    }
    count += 1;
    item.forEach((child) => {
      if (child.type.name === "paragraph") {
        run?.elements.push({ type: "rich_text_section", elements: joinText(inlineOf(child)) });
      } else {
        pushList(child, into, indent + 1, border);
        run = undefined;
      }
    });
  });
}

function inlineOf(block: Node): Inline[] {
  const pieces: Inline[] = [];
  block.forEach((node) => {
    const style = styleOf(node.marks);
    if (node.isText) pieces.push(...textPieces(node.text ?? "", node.marks, style));
    else pieces.push({ ...leafPiece(node), ...style });
  });
  return pieces;
}

function leafPiece(node: Node): Inline {
  const { id, name } = node.attrs as { id: string; name: string };
  switch (node.type.name) {
    case "user":
      return { type: "user", user_id: id };
    case "usergroup":
      return { type: "usergroup", usergroup_id: id };
    case "channel":
      return { type: "channel", channel_id: id };
    case "broadcast":
      return { type: "broadcast", range: id as "here" | "channel" | "everyone" };
    default:
      return emojiPiece(name, node.attrs.character as string);
  }
}

function emojiPiece(name: string, character: string): Inline {
  const shown = character || emojiCharacter(name);
  const [base = name, tone] = name.split("::skin-tone-");
  return {
    type: "emoji",
    name: base,
    ...(tone ? { skin_tone: Number(tone) } : {}),
    ...(shown ? { unicode: [...shown].map((point) => point.codePointAt(0)?.toString(16)).join("-") } : {}),
  };
}

function textPieces(text: string, marks: readonly Mark[], style: { style?: Style }): Inline[] {
  const link = marks.find((mark) => mark.type.name === "link");
  if (link) {
    const url = String(link.attrs.href);
    return [{ type: "link", url, ...(text === url ? {} : { text }), ...style }];
  }
  if (style.style?.code) return [{ type: "text", text, ...style }];
  return linkify(text, style).flatMap((piece) => (piece.type === "text" ? emojify(piece.text, style) : [piece]));
}

/** Names typed before their table had loaded, or pasted, become emoji now; unknown ones stay words. */
function emojify(text: string, style: { style?: Style }): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(EMOJI)) {
    const name = match[1] ?? "";
    if (!emojiCharacter(name)) continue;
    if (match.index > from) pieces.push({ type: "text", text: text.slice(from, match.index), ...style });
    pieces.push({ ...emojiPiece(name, ""), ...style });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: "text", text: text.slice(from), ...style });
  return pieces;
}

function linkify(text: string, style: { style?: Style }): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const url = trimLink(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > from) pieces.push({ type: "text", text: text.slice(from, match.index), ...style });
    pieces.push({ type: "link", url, ...style });
    from = match.index + url.length;
  }
  if (from < text.length) pieces.push({ type: "text", text: text.slice(from), ...style });
  return pieces;
}

function styleOf(marks: readonly Mark[]): { style?: Style } {
  const style: Style = {};
  for (const name of STYLES) if (marks.some((mark) => mark.type.name === name)) style[name] = true;
  return Object.keys(style).length > 0 ? { style } : {};
}

function joinText(pieces: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const same = JSON.stringify((last as { style?: Style } | undefined)?.style) === JSON.stringify((piece as { style?: Style }).style);
    if (piece.type === "text" && last?.type === "text" && same) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else joined.push(piece);
  }
  return joined;
}

/** Drops empty sections, and blank lines before the first and after the last words. */
function trimEnds(elements: RichTextElement[]): RichTextElement[] {
  const kept = elements.map((element, index) => {
    if (element.type !== "rich_text_section") return element;
    return { ...element, elements: trimLines(element.elements, index === 0, index === elements.length - 1) };
  });
  return kept.filter((element) => {
    if (element.type === "rich_text_list") return element.elements.some((item) => item.elements.length > 0);
    return (element.elements as Inline[]).some((piece) => piece.type !== "text" || piece.text.trim() !== "");
  });
}

function trimLines(pieces: Inline[], start: boolean, end: boolean): Inline[] {
  let from = 0;
  let to = pieces.length;
  const blank = (piece: Inline | undefined) => piece?.type === "text" && piece.text.trim() === "";
  while (start && from < to && blank(pieces[from])) from += 1;
  while (end && to > from && blank(pieces[to - 1])) to -= 1;
  const kept = pieces.slice(from, to);
  const first = kept[0];
  if (start && first?.type === "text") kept[0] = { ...first, text: first.text.replace(/^\s+/, "") };
  const last = kept.at(-1);
  if (end && last?.type === "text") kept[kept.length - 1] = { ...last, text: last.text.replace(/\s+$/, "") };
  return kept;
}
