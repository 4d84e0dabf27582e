/** The document a composer holds: rich_text's sections, lists, quotes and code, and its leaves, one to one. */
import { type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import styles from "./Editor.module.css";

const pill = (attribute: string, sign: string): NodeSpec => ({
  inline: true,
  group: "inline",
  atom: true,
  attrs: { id: {}, label: { default: "" } },
  leafText: (node: Node) => `${sign}${node.attrs.label || node.attrs.id}`,
  parseDOM: [
    {
      tag: `span[${attribute}]`,
      getAttrs: (element: HTMLElement) => ({
        id: element.getAttribute(attribute),
        label: element.getAttribute("data-label") ?? "",
      }),
    },
  ],
  toDOM: (node: Node): DOMOutputSpec => [
    "span",
    { [attribute]: node.attrs.id, "data-label": node.attrs.label, class: styles.pill ?? "" },
    `${sign}${node.attrs.label || node.attrs.id}`,
  ],
});

const nodes = {
  doc: { content: "block+" },
  paragraph: {
    content: "inline*",
    group: "block",
    parseDOM: [{ tag: "p" }, { tag: "h1,h2,h3,h4,h5,h6" }, { tag: "div" }],
    toDOM: (): DOMOutputSpec => ["p", { dir: "auto" }, 0],
  },
  blockquote: {
    content: "(paragraph | list | code_block)+",
    group: "block",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: (): DOMOutputSpec => ["blockquote", 0],
  },
  bullet_list: {
    content: "list_item+",
    group: "block list",
    parseDOM: [{ tag: "ul" }],
    toDOM: (): DOMOutputSpec => ["ul", 0],
  },
  ordered_list: {
    content: "list_item+",
    group: "block list",
    attrs: { order: { default: 1 } },
    parseDOM: [{ tag: "ol", getAttrs: (element: HTMLElement) => ({ order: Number(element.getAttribute("start") ?? 1) || 1 }) }],
    toDOM: (node: Node): DOMOutputSpec => (node.attrs.order === 1 ? ["ol", 0] : ["ol", { start: String(node.attrs.order) }, 0]),
  },
  list_item: {
    content: "paragraph list*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: (): DOMOutputSpec => ["li", 0],
  },
  code_block: {
    content: "text*",
    marks: "",
    group: "block",
    code: true,
    defining: true,
    attrs: { language: { default: "" } },
    parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
    toDOM: (): DOMOutputSpec => ["pre", { dir: "ltr" }, ["code", 0]],
  },
  text: { group: "inline" },
  emoji: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { name: {}, character: { default: "" }, image: { default: "" } },
    leafText: (node: Node) => `:${node.attrs.name}:`,
    parseDOM: [
      {
        tag: "[data-emoji]",
        getAttrs: (element: HTMLElement) => ({
          name: element.dataset.emoji,
          character: element.dataset.character ?? "",
          image: element.getAttribute("src") ?? "",
        }),
      },
    ],
    toDOM: (node: Node): DOMOutputSpec => emojiDom(node.attrs as EmojiAttrs),
  },
  user: pill("data-user", "@"),
  usergroup: pill("data-usergroup", "@"),
  channel: pill("data-channel", "#"),
  broadcast: pill("data-broadcast", "@"),
} satisfies Record<string, NodeSpec>;

export interface EmojiAttrs {
  name: string;
  character: string;
  image: string;
}

function emojiDom({ name, character, image }: EmojiAttrs): DOMOutputSpec {
  const common = { "data-emoji": name, "data-character": character, title: `:${name}:` };
  if (image) return ["img", { ...common, src: image, alt: `:${name}:`, class: styles.emojiImage ?? "" }];
  return ["span", { ...common, class: styles.emoji ?? "" }, character || `:${name}:`];
}

// Google Docs wraps everything it copies in <b style="font-weight:normal">.
const notNormal = (element: HTMLElement) => (element.style.fontWeight === "normal" ? false : null);

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (element: HTMLElement) => {
          const href = element.getAttribute("href") ?? "";
          return /^(https?:|mailto:|tel:)/i.test(href) ? { href } : false;
        },
      },
    ],
    toDOM: (mark): DOMOutputSpec => ["a", { href: mark.attrs.href, rel: "noopener noreferrer" }, 0],
  },
  bold: {
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: notNormal },
      { style: "font-weight", getAttrs: (weight: string) => (/^(bold|[6-9]00)$/.test(weight) ? null : false) },
    ],
    toDOM: (): DOMOutputSpec => ["strong", 0],
  },
  italic: {
    parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
    toDOM: (): DOMOutputSpec => ["em", 0],
  },
  strike: {
    parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }, { style: "text-decoration=line-through" }],
    toDOM: (): DOMOutputSpec => ["s", 0],
  },
  underline: {
    parseDOM: [{ tag: "u" }, { style: "text-decoration=underline" }],
    toDOM: (): DOMOutputSpec => ["u", 0],
  },
  code: {
    inclusive: true,
    parseDOM: [{ tag: "code" }, { tag: "tt" }, { tag: "kbd" }],
    toDOM: (): DOMOutputSpec => ["code", 0],
  },
} satisfies Record<string, MarkSpec>;

export type MarkName = keyof typeof marks;

export const schema = new Schema({ nodes, marks });
