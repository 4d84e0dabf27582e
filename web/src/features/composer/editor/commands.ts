/** What keys and toolbar buttons do to the document. */
import { chainCommands, exitCode, lift, setBlockType, splitBlock, toggleMark, wrapIn } from "prosemirror-commands";
import type { Node, NodeType, ResolvedPos } from "prosemirror-model";
import { liftListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { type MarkName, schema } from "./schema";

const { nodes, marks } = schema;

/** A new line: in code a newline, in a list the next item, elsewhere the next paragraph; on an empty one, out. */
export const newLine: Command = chainCommands(
  leaveEmptyCodeLine,
  codeNewline,
  leaveEmptyItem,
  splitListItem(nodes.list_item),
  leaveEmptyQuote,
  splitBlock,
);

function codeNewline(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  if (!state.selection.$head.parent.type.spec.code) return false;
  dispatch?.(state.tr.insertText("\n").scrollIntoView());
  return true;
}

/** Two empty lines at the end of code leave it. */
function leaveEmptyCodeLine(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $head, empty } = state.selection;
  const { parent } = $head;
  if (!empty || !parent.type.spec.code || $head.parentOffset !== parent.content.size) return false;
  if (!parent.textContent.endsWith("\n\n")) return false;
  if (dispatch) {
    const cut = state.apply(state.tr.delete($head.pos - 2, $head.pos));
    exitCode(cut, (transaction) => {
      const both = state.tr.delete($head.pos - 2, $head.pos);
      for (const step of transaction.steps) both.step(step);
      dispatch(both.setSelection(TextSelection.near(both.doc.resolve(transaction.selection.from))).scrollIntoView());
    });
  }
  return true;
}

function leaveEmptyItem(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $head } = state.selection;
  if ($head.parent.content.size > 0 || !isInside($head, nodes.list_item)) return false;
  return liftListItem(nodes.list_item)(state, dispatch);
}

function leaveEmptyQuote(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $head } = state.selection;
  if ($head.parent.content.size > 0 || !isInside($head, nodes.blockquote)) return false;
  return lift(state, dispatch);
}

export function isInside($position: ResolvedPos, type: NodeType): boolean {
  for (let depth = $position.depth; depth > 0; depth -= 1) if ($position.node(depth).type === type) return true;
  return false;
}

export function toggle(name: MarkName): Command {
  return toggleMark(marks[name]);
}

/** Into a list of this kind, to this kind from the other, or out of it. */
export function toggleList(kind: "bullet_list" | "ordered_list"): Command {
  return (state, dispatch) => {
    const type = nodes[kind];
    const { $from } = state.selection;
    const depth = listDepth($from);
    if (depth === undefined) return wrapInList(type)(state, dispatch);
    const list = $from.node(depth);
    if (list.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
    return true;
  };
}

function listDepth($position: ResolvedPos): number | undefined {
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    if ($position.node(depth).type.spec.group?.includes("list")) return depth;
  }
  return undefined;
}

export const toggleQuote: Command = (state, dispatch) =>
  isInside(state.selection.$from, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

/** Makes the chosen lines one block of code, or a block of code lines again. */
export const toggleCodeBlock: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type === nodes.code_block) return codeToLines(state, dispatch);
  const range = $from.blockRange($to);
  if (!range || $from.sameParent($to)) return setBlockType(nodes.code_block)(state, dispatch);
  const lines: string[] = [];
  for (let index = range.startIndex; index < range.endIndex; index += 1) {
    const block: Node = range.parent.child(index);
    lines.push(block.textBetween(0, block.content.size, "\n", (leaf) => leaf.type.spec.leafText?.(leaf) ?? ""));
  }
  if (!range.parent.canReplaceWith(range.startIndex, range.endIndex, nodes.code_block)) return false;
  const text = lines.join("\n");
  dispatch?.(
    state.tr.replaceRangeWith(range.start, range.end, nodes.code_block.create(null, text ? schema.text(text) : null)).scrollIntoView(),
  );
  return true;
};

function codeToLines(state: EditorState, dispatch?: Parameters<Command>[1]): boolean {
  const { $from } = state.selection;
  if (dispatch) {
    const paragraphs = $from.parent.textContent.split("\n").map((line) => nodes.paragraph.create(null, line ? schema.text(line) : null));
    const transaction = state.tr.replaceWith($from.before(), $from.after(), paragraphs);
    dispatch(transaction.setSelection(TextSelection.near(transaction.doc.resolve($from.before() + 1))).scrollIntoView());
  }
  return true;
}

/** Backspace at the very start of a quote, list item or code block lifts it out. */
export const liftAtStart: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  const atStart = view ? view.endOfTextblock("backward", state) : $head.parentOffset === 0;
  if (!empty || !atStart || $head.parentOffset > 0) return false;
  if ($head.parent.type === nodes.code_block) return codeToLines(state, dispatch);
  if (isInside($head, nodes.list_item)) {
    const isFirstBlock = $head.index(-1) === 0;
    return isFirstBlock && liftListItem(nodes.list_item)(state, dispatch);
  }
  const inQuote = isInside($head, nodes.blockquote) && $head.index(-1) === 0;
  return inQuote && lift(state, dispatch);
};

/** The link under the cursor or selection with its extent. */
export function linkAt(state: EditorState): { href: string; text: string; from: number; to: number } | undefined {
  const { $from, from, to, empty } = state.selection;
  const mark = marks.link.isInSet(empty ? $from.marks() : ($from.nodeAfter?.marks ?? []));
  if (!mark) return empty ? undefined : { href: "", text: state.doc.textBetween(from, to, " "), from, to };
  let start = $from.pos;
  let end = $from.pos;
  $from.parent.forEach((node, offset) => {
    const position = $from.start() + offset;
    const touches = position <= $from.pos && position + node.nodeSize >= $from.pos;
    if (touches && mark.isInSet(node.marks)) {
      start = Math.min(start, position);
      end = Math.max(end, position + node.nodeSize);
    }
  });
  return { href: String(mark.attrs.href), text: state.doc.textBetween(start, end), from: start, to: end };
}

/** Puts a link over a range, with these words; an empty address takes the link away. */
export function setLink(range: { from: number; to: number }, href: string, text: string): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const transaction = state.tr;
    if (href === "") dispatch(transaction.removeMark(range.from, range.to, marks.link));
    else {
      const same = state.doc.textBetween(range.from, range.to, " ") === text;
      if (same && text !== "") transaction.addMark(range.from, range.to, marks.link.create({ href }));
      else transaction.replaceWith(range.from, range.to, schema.text(text || href, [marks.link.create({ href })]));
      dispatch(transaction.removeStoredMark(marks.link).scrollIntoView());
    }
    return true;
  };
}
