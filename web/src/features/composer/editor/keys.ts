/** The composer's keys. */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import type { Command, Plugin } from "prosemirror-state";
import { liftAtStart, newLine, toggle, toggleCodeBlock, toggleList, toggleQuote } from "./commands";
import { schema } from "./schema";

export interface KeyActions {
  /** Whether Enter sends (else Mod+Enter does). */
  enterSends(): boolean;
  /** Whether Enter inside a block of code makes a new line even so. */
  codeEnterIsNewline(): boolean;
  send(): void;
  editLink(): void;
  attach(): void;
  toggleToolbar(): void;
  formats(): boolean;
}

export function composerKeys(actions: KeyActions): Plugin[] {
  const send: Command = () => {
    actions.send();
    return true;
  };
  const enter: Command = (state, dispatch, view) => {
    // Enter that ends an input method's composition belongs to the input method.
    if (view?.composing) return true;
    const inCode = state.selection.$head.parent.type.spec.code === true;
    if (actions.enterSends() && !(inCode && actions.codeEnterIsNewline())) return send(state, dispatch, view);
    return newLine(state, dispatch, view);
  };
  const formatted =
    (command: Command): Command =>
    (state, dispatch, view) =>
      actions.formats() && command(state, dispatch, view);
  const editLink: Command = () => {
    actions.editLink();
    return true;
  };
  const attach: Command = () => {
    actions.attach();
    return true;
  };
  const toggleToolbar: Command = () => {
    actions.toggleToolbar();
    return true;
  };
  return [
    keymap({
      Enter: enter,
      "Shift-Enter": newLine,
      "Mod-Enter": send,
      "Mod-z": chainCommands(undoInputRule, undo),
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      Backspace: chainCommands(undoInputRule, liftAtStart),
      Tab: sinkListItem(schema.nodes.list_item),
      "Shift-Tab": liftListItem(schema.nodes.list_item),
      "Mod-b": formatted(toggle("bold")),
      "Mod-i": formatted(toggle("italic")),
      "Mod-Shift-x": formatted(toggle("strike")),
      "Mod-Shift-c": formatted(toggle("code")),
      "Mod-Alt-Shift-c": formatted(toggleCodeBlock),
      "Mod-Shift-9": formatted(toggleQuote),
      "Mod-Shift-7": formatted(toggleList("ordered_list")),
      "Mod-Shift-8": formatted(toggleList("bullet_list")),
      "Mod-Shift-u": formatted(editLink),
      "Mod-u": attach,
      "Mod-Shift-f": toggleToolbar,
    }),
    keymap(baseKeymap),
  ];
}
