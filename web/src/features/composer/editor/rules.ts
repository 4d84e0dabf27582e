/** Markup that turns into formatting as it is typed; the first undo takes only the turning back. */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";
import { emojiLook } from "./emojiLook";
import { type MarkName, schema } from "./schema";

/** `customEmoji` gives what emoji.list says of a workspace's own emoji: an address, or "alias:name". */
export function typingRules(customEmoji: (name: string) => string | undefined): Plugin {
  const { nodes } = schema;
  return inputRules({
    rules: [
      markRule("*", "bold"),
      markRule("_", "italic"),
      markRule("~", "strike"),
      markRule("`", "code"),
      wrappingInputRule(/^>\s$/, nodes.blockquote),
      wrappingInputRule(/^[-*•]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^(\d{1,4})[.)]\s$/,
        nodes.ordered_list,
        (match) => ({ order: Number(match[1]) }),
        (match, before) => before.childCount + before.attrs.order === Number(match[1]),
      ),
      textblockTypeInputRule(/^```$/, nodes.code_block),
      emojiRule(customEmoji),
    ],
  });
}

function markRule(sign: string, name: MarkName): InputRule {
  const escaped = `\\${sign}`;
  const pattern = new RegExp(`(?:^|[\\s([{"'])(${escaped}([^${escaped}\\s](?:[^${escaped}]*[^${escaped}\\s])?)${escaped})$`);
  return new InputRule(pattern, (state, match, _start, end) => {
    const whole = match[1] ?? "";
    const inside = match[2] ?? "";
    // The closing sign is being typed and is not in the document yet.
    const from = end - (whole.length - 1);
    const mark = schema.marks[name];
    if (state.doc.rangeHasMark(from, end, schema.marks.code)) return null;
    const transaction = state.tr;
    transaction.delete(from, from + 1);
    transaction.addMark(from, from + inside.length, mark.create());
    transaction.removeStoredMark(mark);
    return transaction;
  });
}

function emojiRule(customEmoji: (name: string) => string | undefined): InputRule {
  return new InputRule(/(?:^|[\s(])(:([a-z0-9_+'-]+):)$/, (state, match, _start, end) => {
    const name = match[2] ?? "";
    const look = emojiLook(name, customEmoji);
    if (!look.image && !look.character) return null;
    const from = end - ((match[1] ?? "").length - 1);
    return state.tr.replaceWith(from, end, schema.node("emoji", { name, ...look }));
  });
}
