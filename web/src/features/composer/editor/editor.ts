/** The writing surface: ProseMirror wired up, with nothing of React in it. Loaded as a chunk of its own. */
import { history } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { type Command, EditorState, Plugin, Selection, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { loadEmojiNames, type RichTextElement } from "../../../richtext";
import { isInside, linkAt, setLink, toggle, toggleCodeBlock, toggleList, toggleQuote } from "./commands";
import { emojiLook } from "./emojiLook";
import { fromPlainText, fromRichText, type PillNames } from "./fromRichText";
import { composerKeys } from "./keys";
import { handleSpecialPaste, plainSlice, tidyPastedHtml } from "./paste";
import { type Query, queryAt } from "./query";
import { typingRules } from "./rules";
import { type MarkName, schema } from "./schema";
import { markupToRichText, toRichText } from "./toRichText";

export type BlockName = "bullet_list" | "ordered_list" | "blockquote" | "code_block";
export type Format = MarkName | BlockName;
export type Pill = "user" | "usergroup" | "channel" | "broadcast";

/** What toolbar and send button show, after each change. */
export interface EditorSnapshot {
  isEmpty: boolean;
  /** Characters, as the limit counts them. */
  length: number;
  active: ReadonlySet<Format>;
  query: Query | undefined;
}

export interface EditorOptions {
  place: HTMLElement;
  label(): string;
  names: PillNames;
  enterSends(): boolean;
  codeEnterIsNewline(): boolean;
  /** False for the plain mode, in which markup stays as typed until it is sent. */
  formats(): boolean;
  onChange(snapshot: EditorSnapshot, changedText: boolean): void;
  onSend(): void;
  /** Keys the surroundings want first: completion, Up in an empty box, Esc. True when taken. */
  onKey(event: KeyboardEvent): boolean;
  onFiles(files: File[]): void;
  onEditLink(): void;
  onAttach(): void;
  onToggleToolbar(): void;
  onBlur(): void;
}

export interface LinkTarget {
  href: string;
  text: string;
  from: number;
  to: number;
}

export interface Editor {
  /** What is written, as blocks understand it. */
  elements(): RichTextElement[];
  plainText(): string;
  isEmpty(): boolean;
  setElements(elements: readonly RichTextElement[]): void;
  setText(text: string): void;
  clear(): void;
  focus(): void;
  hasFocus(): boolean;
  /** Turns a format on or off at the selection. */
  format(name: Format): void;
  insertText(text: string): void;
  insertEmoji(name: string): void;
  /** Puts a pill in the place of a query, or at the cursor. */
  insertPill(pill: Pill, id: string, label: string, range?: { from: number; to: number }): void;
  replaceQuery(query: Query, text: string): void;
  replaceQueryWithEmoji(query: Query, name: string): void;
  linkTarget(): LinkTarget;
  setLink(target: LinkTarget, href: string, text: string): void;
  /** Where the cursor is on screen. */
  cursorBox(position?: number): DOMRect | undefined;
  setAria(attributes: Record<string, string>): void;
  destroy(): void;
}

export function createEditor(options: EditorOptions): Editor {
  let aria: Record<string, string> = {};
  void loadEmojiNames();
  const rules = typingRules((name) => options.names.customEmoji(name));
  const plugins = [
    new Plugin({ props: { handleKeyDown: (_view, event) => options.onKey(event) } }),
    gatedRules(rules, options.formats),
    ...composerKeys({
      enterSends: options.enterSends,
      codeEnterIsNewline: options.codeEnterIsNewline,
      send: options.onSend,
      editLink: options.onEditLink,
      attach: options.onAttach,
      toggleToolbar: options.onToggleToolbar,
      formats: options.formats,
    }),
    history(),
  ];
  const freshState = (doc?: Node) => EditorState.create({ schema, plugins, ...(doc ? { doc, selection: Selection.atEnd(doc) } : {}) });
  const view: EditorView = new EditorView(options.place, {
    state: freshState(),
    attributes: () => ({ role: "textbox", "aria-multiline": "true", "aria-label": options.label(), spellcheck: "true", ...aria }),
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction);
      view.updateState(state);
      options.onChange(snapshot(state), transaction.docChanged);
    },
    handlePaste(editor, event) {
      const files = [...(event.clipboardData?.files ?? [])];
      const hasText = event.clipboardData?.types.includes("text/plain") ?? false;
      if (files.length > 0 && !hasText) {
        options.onFiles(files);
        return true;
      }
      return event.clipboardData ? handleSpecialPaste(editor, event.clipboardData, options.formats()) : false;
    },
    // Files dropped anywhere on the conversation are taken by the composer around.
    handleDrop: (_editor, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    handleDOMEvents: {
      blur: () => {
        options.onBlur();
        return false;
      },
    },
    clipboardTextParser: (text) => plainSlice(text),
    transformPastedHTML: tidyPastedHtml,
    transformPasted: (slice) => (options.formats() ? slice : plainSlice(slice.content.textBetween(0, slice.content.size, "\n", leafText))),
  });
  const run = (command: Command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };
  const replaceDocument = (doc?: Node) => {
    view.updateState(freshState(doc));
    options.onChange(snapshot(view.state), true);
  };
  const insertNode = (node: Node, range?: { from: number; to: number }) => {
    const { from, to } = range ?? view.state.selection;
    const marks = view.state.doc.resolve(from).marks();
    const transaction = view.state.tr.replaceWith(from, to, [node.mark(marks), schema.text(" ", marks)]);
    view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, from + node.nodeSize + 1)).scrollIntoView());
    view.focus();
  };
  const emojiNode = (name: string) => schema.node("emoji", { name, ...emojiLook(name, options.names.customEmoji) });
  return {
    elements: () => (options.formats() ? toRichText(view.state.doc) : markupToRichText(view.state.doc)),
    plainText: () => textOf(view.state.doc),
    isEmpty: () => isEmpty(view.state.doc),
    setElements: (elements) => replaceDocument(fromRichText(elements, options.names)),
    setText: (text) => replaceDocument(fromPlainText(text)),
    clear: () => replaceDocument(),
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus(),
    format: (name) => run(formatCommand(name)),
    insertText: (text) => {
      view.dispatch(view.state.tr.insertText(text).scrollIntoView());
      view.focus();
    },
    insertEmoji: (name) => insertNode(emojiNode(name)),
    insertPill: (pill, id, label, range) => insertNode(schema.node(pill, { id, label }), range),
    replaceQuery: (query, text) => {
      view.dispatch(view.state.tr.insertText(text, query.from, query.to).scrollIntoView());
      view.focus();
    },
    replaceQueryWithEmoji: (query, name) => insertNode(emojiNode(name), query),
    linkTarget: () => {
      const { from, to } = view.state.selection;
      return linkAt(view.state) ?? { href: "", text: "", from, to };
    },
    setLink: (target, href, text) => run(setLink(target, href, text)),
    cursorBox: (position) => boxAt(view, position ?? view.state.selection.from),
    setAria: (attributes) => {
      aria = attributes;
      view.setProps({});
    },
    destroy: () => view.destroy(),
  };
}

/** Typing rules that rest while the plain mode is on. */
function gatedRules(rules: Plugin, isOn: () => boolean): Plugin {
  const typed = rules.props.handleTextInput;
  if (typed) {
    rules.props.handleTextInput = function (...input) {
      return isOn() ? typed.apply(this, input) : false;
    };
  }
  return rules;
}

function formatCommand(name: Format): Command {
  if (name === "bullet_list" || name === "ordered_list") return toggleList(name);
  if (name === "blockquote") return toggleQuote;
  if (name === "code_block") return toggleCodeBlock;
  return toggle(name);
}

function snapshot(state: EditorState): EditorSnapshot {
  return {
    isEmpty: isEmpty(state.doc),
    length: textOf(state.doc).length,
    active: activeFormats(state),
    query: queryAt(state),
  };
}

function activeFormats(state: EditorState): Set<Format> {
  const active = new Set<Format>();
  const { from, to, empty, $from } = state.selection;
  for (const name of Object.keys(schema.marks) as MarkName[]) {
    const type = schema.marks[name];
    const on = empty ? type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type);
    if (on) active.add(name);
  }
  for (const name of ["bullet_list", "ordered_list", "blockquote", "code_block"] as const) {
    if (isInside($from, schema.nodes[name])) active.add(name);
  }
  return active;
}

function isEmpty(doc: Node): boolean {
  return doc.childCount <= 1 && doc.firstChild?.type.name === "paragraph" && doc.firstChild.content.size === 0;
}

function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, "\n", leafText);
}

function leafText(leaf: Node): string {
  return leaf.type.spec.leafText?.(leaf) ?? "";
}

function boxAt(view: EditorView, position: number): DOMRect | undefined {
  if (position > view.state.doc.content.size) return undefined;
  const { left, right, top, bottom } = view.coordsAtPos(position);
  return new DOMRect(left, top, right - left, bottom - top);
}
