/** What elements hold, in the words of Slack's payloads: `state.values` and the entries of `actions`. */
import type { Action, BlockState, Container, ElementValue } from "../blockHost";
import type { Block, ElementFields } from "../types";

interface Kind {
  /** The field its choice is under. */
  field: string;
  /** The field of the element that it begins with. */
  initial: string;
  isList?: boolean;
}

const OPTION: Kind = { field: "selected_option", initial: "initial_option" };
const OPTIONS: Kind = { field: "selected_options", initial: "initial_options", isList: true };
const WORDS: Kind = { field: "value", initial: "initial_value" };

const KINDS: Record<string, Kind> = {
  plain_text_input: WORDS,
  email_text_input: WORDS,
  url_text_input: WORDS,
  number_input: WORDS,
  rich_text_input: { field: "rich_text_value", initial: "initial_value" },
  file_input: { field: "files", initial: "", isList: true },
  checkboxes: OPTIONS,
  radio_buttons: OPTION,
  static_select: OPTION,
  external_select: OPTION,
  users_select: { field: "selected_user", initial: "initial_user" },
  conversations_select: { field: "selected_conversation", initial: "initial_conversation" },
  channels_select: { field: "selected_channel", initial: "initial_channel" },
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
  multi_users_select: { field: "selected_users", initial: "initial_users", isList: true },
  multi_conversations_select: { field: "selected_conversations", initial: "initial_conversations", isList: true },
  multi_channels_select: { field: "selected_channels", initial: "initial_channels", isList: true },
  datepicker: { field: "selected_date", initial: "initial_date" },
  timepicker: { field: "selected_time", initial: "initial_time" },
  datetimepicker: { field: "selected_date_time", initial: "initial_date_time" },
};

/** The name of the field that an element's choice is under; undefined for buttons and menus, which hold nothing. */
export const fieldOf = (type: string): string | undefined => KINDS[type]?.field;

export const keyOf = (blockId: string, actionId: string): string => `${blockId}\u0000${actionId}`;

/** The value of an element, given its choice. */
export function holding(element: ElementFields, chosen: unknown): ElementValue {
  const kind = KINDS[element.type];
  return { type: element.type, ...(kind ? { [kind.field]: chosen } : {}) };
}

/** What an element holds before anybody has touched it. */
export function initialValue(element: ElementFields, container: Container): ElementValue {
  const kind = KINDS[element.type];
  if (!kind) return { type: element.type };
  const here = element.default_to_current_conversation === true && container.type === "message" ? container.channel_id : undefined;
  const begins = element[kind.initial] ?? (kind.isList ? (here ? [here] : []) : (here ?? null));
  return holding(element, element.type === "number_input" && begins !== null ? String(begins) : begins);
}

/** Every element of blocks that holds a value, with its block. */
export function heldElements(blocks: readonly Block[]): [Block, ElementFields][] {
  return blocks.flatMap((block): [Block, ElementFields][] => {
    if (block.type === "container") return heldElements((block.child_blocks as Block[] | undefined) ?? []);
    const elements =
      block.type === "actions"
        ? block.elements
        : block.type === "section"
          ? [block.accessory]
          : block.type === "input"
            ? [block.element]
            : [];
    return ((elements as (ElementFields | undefined)[] | undefined) ?? []).flatMap((element): [Block, ElementFields][] =>
      element && KINDS[element.type] ? [[block, element]] : [],
    );
  });
}

/** The state of blocks as it is sent: what was changed, and what the rest began with. */
export function collectState(
  blocks: readonly Block[],
  container: Container,
  changed: (key: string) => ElementValue | undefined,
): BlockState {
  const values: BlockState["values"] = {};
  for (const [block, element] of heldElements(blocks)) {
    const [blockId, actionId] = [block.block_id ?? "", element.action_id ?? ""];
    values[blockId] = { ...values[blockId], [actionId]: changed(keyOf(blockId, actionId)) ?? initialValue(element, container) };
  }
  return { values };
}

/** What an action repeats of its element. */
const REPEATED = [
  "text",
  "value",
  "url",
  "style",
  "placeholder",
  "confirm",
  "min_query_length",
  "initial_option",
  "initial_options",
  "initial_user",
  "initial_users",
  "initial_conversation",
  "initial_conversations",
  "initial_channel",
  "initial_channels",
  "initial_date",
  "initial_time",
  "initial_date_time",
];

/** The entry of a `block_actions` payload for an element that was used; `chosen` is its value, or what a button adds. */
export function actionOf(block: Block, element: ElementFields, chosen: Record<string, unknown> = {}): Action {
  const repeated = Object.fromEntries(REPEATED.flatMap((field) => (element[field] === undefined ? [] : [[field, element[field]]])));
  return { ...repeated, ...chosen, type: element.type, block_id: block.block_id ?? "", action_id: element.action_id ?? "" };
}
