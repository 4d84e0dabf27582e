/** Dialogs as there were before views: shown by the same means, and sent in their own words. */
import type { Block, BlockState } from "../../richtext";
import { fieldOf } from "../../richtext/elements/values";
import type { View } from "./stack";

interface OldOption {
  label: string;
  value: string;
}

interface OldElement {
  type: "text" | "textarea" | "select";
  name: string;
  label: string;
  optional?: boolean | string;
  placeholder?: string;
  value?: string;
  max_length?: number;
  min_length?: number;
  hint?: string;
  subtype?: "email" | "number" | "tel" | "url";
  data_source?: "static" | "users" | "channels" | "conversations" | "external";
  selected_options?: OldOption[];
  options?: OldOption[];
  option_groups?: { label: string; options: OldOption[] }[];
  min_query_length?: number;
}

export interface OldDialog {
  title: string;
  submit_label?: string;
  elements: OldElement[];
}

const plain = (text: string) => ({ type: "plain_text" as const, text });
const optionOf = ({ label, value }: OldOption) => ({ text: plain(label), value });

/** A dialog as a view: one field for each of its elements, under its name. */
export function asView(dialogId: string, dialog: OldDialog): View {
  return {
    id: dialogId,
    type: "modal",
    title: { text: dialog.title },
    ...(dialog.submit_label ? { submit: { text: dialog.submit_label } } : {}),
    blocks: dialog.elements.map(fieldFor),
    dialog,
  };
}

function fieldFor(element: OldElement): Block {
  const { name, label, hint, placeholder } = element;
  return {
    type: "input",
    block_id: name,
    label: plain(label),
    optional: element.optional === true || element.optional === "true",
    ...(hint ? { hint: plain(hint) } : {}),
    element: {
      action_id: name,
      ...(placeholder ? { placeholder: plain(placeholder) } : {}),
      ...(element.type === "select" ? menuFor(element) : wordsFor(element)),
    },
  };
}

const SUBTYPES = { email: "email_text_input", url: "url_text_input", number: "number_input", tel: "plain_text_input" };

function wordsFor({ type, subtype, value, min_length, max_length }: OldElement): Record<string, unknown> {
  const isLong = type === "textarea";
  return {
    type: subtype ? SUBTYPES[subtype] : "plain_text_input",
    multiline: isLong,
    is_decimal_allowed: true,
    min_length: min_length ?? 0,
    max_length: max_length ?? (isLong ? 3000 : 150),
    ...(value ? { initial_value: value } : {}),
  };
}

function menuFor(element: OldElement): Record<string, unknown> {
  const { value, options = [], option_groups, selected_options, min_query_length } = element;
  const all = [...options, ...(option_groups ?? []).flatMap((group) => group.options)];
  const begins = selected_options?.[0] ?? all.find((option) => option.value === value);
  const source = element.data_source ?? "static";
  switch (source) {
    case "users":
      return { type: "users_select", ...(value ? { initial_user: value } : {}) };
    case "channels":
      return { type: "channels_select", ...(value ? { initial_channel: value } : {}) };
    case "conversations":
      return { type: "conversations_select", ...(value ? { initial_conversation: value } : {}) };
    default:
      return {
        type: `${source}_select`,
        ...(source === "external" ? { min_query_length: min_query_length ?? 1 } : {}),
        ...(option_groups
          ? { option_groups: option_groups.map((group) => ({ label: plain(group.label), options: group.options.map(optionOf) })) }
          : { options: options.map(optionOf) }),
        ...(begins ? { initial_option: optionOf(begins) } : {}),
      };
  }
}

/** What was entered, by the names of the elements; what was left empty is null. */
export function submissionOf(state: BlockState): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(state.values).map(([name, fields]) => {
      const value = fields[name];
      const chosen = value?.[fieldOf(value.type) ?? ""];
      return [name, ((chosen as { value?: string } | null)?.value ?? chosen ?? null) as string | null];
    }),
  );
}
