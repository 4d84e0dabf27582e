/** rich_text elements as a document to go on writing in: drafts and edits. */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { fromHex, type Inline, plainInline, type RichTextElement, type RichTextList } from "../../../richtext";
import { emojiLook } from "./emojiLook";
import { schema } from "./schema";

/** Names for the ids in a message, for the pills; an unknown one shows its id. */
export interface PillNames {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  usergroup(id: string): string | undefined;
  customEmoji(name: string): string | undefined;
}

/** The document for a message's elements; never empty. */
export function fromRichText(elements: readonly RichTextElement[], names: PillNames): Node {
  const blocks: Node[] = [];
  let quoted: Node[] = [];
  const closeQuote = () => {
    if (quoted.length > 0) blocks.push(schema.node("blockquote", null, quoted));
    quoted = [];
  };
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index] as RichTextElement;
    const inQuote = element.type === "rich_text_quote" || ("border" in element && element.border === 1);
    if (!inQuote) closeQuote();
    const into = inQuote ? quoted : blocks;
    if (element.type === "rich_text_list") {
      const run = listRun(elements, index);
      into.push(...listNodes(run, names));
      index += run.length - 1;
    } else if (element.type === "rich_text_preformatted") {
      const text = plainInline(element.elements);
      into.push(schema.node("code_block", { language: element.language ?? "" }, text ? schema.text(text) : []));
    } else {
      into.push(...paragraphs(element.elements, names));
    }
  }
  closeQuote();
  return schema.node("doc", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]);
}

/** Plain text, a paragraph a line. */
export function fromPlainText(text: string): Node {
  const lines = text.split("\n").map((line) => schema.node("paragraph", null, line ? schema.text(line) : []));
  return schema.node("doc", null, lines);
}

function listRun(elements: readonly RichTextElement[], from: number): RichTextList[] {
  const run: RichTextList[] = [];
  const first = elements[from] as RichTextList;
  for (const element of elements.slice(from)) {
    if (element.type !== "rich_text_list" || (element.border ?? 0) !== (first.border ?? 0)) break;
    run.push(element);
  }
  return run;
}

/** Lists of rising and falling indent as lists inside items. */
function listNodes(run: readonly RichTextList[], names: PillNames): Node[] {
  const lists: Node[] = [];
  let index = 0;
  while (index < run.length) {
    const head = run[index] as RichTextList;
    const indent = head.indent ?? 0;
    const items: Node[] = [];
    while (index < run.length) {
      const list = run[index] as RichTextList;
      const depth = list.indent ?? 0;
      if (depth > indent && items.length > 0) {
        const deeper = run.slice(index).findIndex((later) => (later.indent ?? 0) <= indent);
        const nested = run.slice(index, deeper < 0 ? undefined : index + deeper);
        const last = items.pop() as Node;
        items.push(last.copy(last.content.append(Fragment.from(listNodes(nested, names)))));
        index += nested.length;
        continue;
      }
      if (depth !== indent || list.style !== head.style) break;
      for (const section of list.elements) items.push(schema.node("list_item", null, paragraphOf(section.elements, names)));
      index += 1;
    }
    const ordered = head.style === "ordered";
    const attrs = ordered ? { order: (head.offset ?? 0) + 1 } : null;
    lists.push(schema.node(ordered ? "ordered_list" : "bullet_list", attrs, items));
  }
  return lists;
}

function paragraphOf(pieces: readonly Inline[], names: PillNames): Node {
  return schema.node(
    "paragraph",
    null,
    pieces.flatMap((piece) => inlineNodes(piece, names)),
  );
}

function paragraphs(pieces: readonly Inline[], names: PillNames): Node[] {
  const lines: Node[][] = [[]];
  for (const piece of pieces) {
    if (piece.type !== "text") {
      lines.at(-1)?.push(...inlineNodes(piece, names));
      continue;
    }
    for (const [index, line] of piece.text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (line) lines.at(-1)?.push(...inlineNodes({ ...piece, text: line }, names));
    }
  }
  return lines.map((line) => schema.node("paragraph", null, line));
}

function inlineNodes(piece: Inline, names: PillNames): Node[] {
  const marks = marksOf(piece);
  const pill = (type: string, id: string, label: string | undefined) => [schema.node(type, { id, label: label ?? "" }, [], marks)];
  switch (piece.type) {
    case "text":
      return piece.text ? [schema.text(piece.text, marks)] : [];
    case "link":
      return [schema.text(piece.text || piece.url, [...marks, schema.mark("link", { href: piece.url })])];
    case "user":
      return pill("user", piece.user_id, names.user(piece.user_id) ?? piece.label);
    case "channel":
      return pill("channel", piece.channel_id, names.channel(piece.channel_id) ?? piece.label);
    case "usergroup":
      return pill("usergroup", piece.usergroup_id, names.usergroup(piece.usergroup_id) ?? piece.label?.replace(/^@/, ""));
    case "broadcast":
      return pill("broadcast", piece.range, piece.range);
    case "emoji": {
      const name = piece.skin_tone ? `${piece.name}::skin-tone-${piece.skin_tone}` : piece.name;
      const look = emojiLook(name, names.customEmoji);
      const character = look.character || (look.image ? "" : fromHex(piece.unicode ?? ""));
      return [schema.node("emoji", { name, ...look, character }, [], marks)];
    }
    default: {
      const words = plainInline([piece]);
      return words ? [schema.text(words, marks)] : [];
    }
  }
}

function marksOf(piece: Inline): Mark[] {
  const style = piece.style ?? {};
  return (["bold", "italic", "strike", "underline", "code"] as const).filter((name) => style[name]).map((name) => schema.mark(name));
}
