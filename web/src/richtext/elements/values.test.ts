import { describe, expect, it } from "vitest";
import type { Container } from "../blockHost";
import type { Block, ElementFields } from "../types";
import { actionOf, collectState, initialValue, keyOf } from "./values";

const view: Container = { type: "view", view_id: "V1" };
const message: Container = { type: "message", channel_id: "C1", message_ts: "1.2" };
const plain = (text: string) => ({ type: "plain_text" as const, text });
const apple = { text: plain("Apple"), value: "apple" };
const pear = { text: plain("Pear"), value: "pear", description: plain("Green") };

describe("what an element holds before it is touched", () => {
  it.each<[ElementFields, Record<string, unknown>]>([
    [{ type: "plain_text_input" }, { type: "plain_text_input", value: null }],
    [
      { type: "plain_text_input", initial_value: "hi" },
      { type: "plain_text_input", value: "hi" },
    ],
    [
      { type: "number_input", initial_value: 7 },
      { type: "number_input", value: "7" },
    ],
    [{ type: "email_text_input" }, { type: "email_text_input", value: null }],
    [
      { type: "static_select", initial_option: pear },
      { type: "static_select", selected_option: pear },
    ],
    [{ type: "external_select" }, { type: "external_select", selected_option: null }],
    [{ type: "multi_external_select" }, { type: "multi_external_select", selected_options: [] }],
    [
      { type: "checkboxes", initial_options: [apple] },
      { type: "checkboxes", selected_options: [apple] },
    ],
    [{ type: "radio_buttons" }, { type: "radio_buttons", selected_option: null }],
    [
      { type: "users_select", initial_user: "U1" },
      { type: "users_select", selected_user: "U1" },
    ],
    [{ type: "multi_users_select" }, { type: "multi_users_select", selected_users: [] }],
    [{ type: "channels_select" }, { type: "channels_select", selected_channel: null }],
    [
      { type: "multi_channels_select", initial_channels: ["C1"] },
      { type: "multi_channels_select", selected_channels: ["C1"] },
    ],
    [
      { type: "datepicker", initial_date: "2026-11-25" },
      { type: "datepicker", selected_date: "2026-11-25" },
    ],
    [{ type: "timepicker" }, { type: "timepicker", selected_time: null }],
    [
      { type: "datetimepicker", initial_date_time: 1_700_000_000 },
      { type: "datetimepicker", selected_date_time: 1_700_000_000 },
    ],
    [{ type: "rich_text_input" }, { type: "rich_text_input", rich_text_value: null }],
    [{ type: "file_input" }, { type: "file_input", files: [] }],
  ])("%j", (element, held) => {
    expect(initialValue(element, view)).toEqual(held);
  });

  it("is the conversation it stands in, where the app wants that", () => {
    const element = { type: "conversations_select", default_to_current_conversation: true };
    expect(initialValue(element, message)).toEqual({ type: "conversations_select", selected_conversation: "C1" });
    expect(initialValue({ ...element, type: "multi_conversations_select" }, message)).toMatchObject({ selected_conversations: ["C1"] });
    expect(initialValue(element, view)).toEqual({ type: "conversations_select", selected_conversation: null });
  });
});

describe("the state of blocks", () => {
  const blocks: Block[] = [
    { type: "section", block_id: "s", accessory: { type: "datepicker", action_id: "d", initial_date: "2026-01-01" } },
    {
      type: "actions",
      block_id: "a",
      elements: [
        { type: "button", action_id: "b" },
        { type: "static_select", action_id: "f" },
        { type: "overflow", action_id: "o" },
        { type: "checkboxes", action_id: "c" },
      ],
    },
    {
      type: "container",
      block_id: "x",
      child_blocks: [{ type: "input", block_id: "i", element: { type: "plain_text_input", action_id: "t" } }],
    },
  ];

  it("has everything that holds a value, changed or not, and no buttons", () => {
    const changed = new Map([[keyOf("a", "f"), { type: "static_select", selected_option: apple }]]);
    expect(collectState(blocks, view, (key) => changed.get(key))).toEqual({
      values: {
        s: { d: { type: "datepicker", selected_date: "2026-01-01" } },
        a: { f: { type: "static_select", selected_option: apple }, c: { type: "checkboxes", selected_options: [] } },
        i: { t: { type: "plain_text_input", value: null } },
      },
    });
  });
});

describe("an action", () => {
  const block: Block = { type: "actions", block_id: "b" };

  it("of a button repeats its words and value", () => {
    const button = {
      type: "button",
      action_id: "a",
      text: plain("Button"),
      value: "click_me_123",
      style: "primary",
      accessibility_label: "x",
    };
    expect(actionOf(block, button)).toEqual({
      type: "button",
      block_id: "b",
      action_id: "a",
      text: plain("Button"),
      value: "click_me_123",
      style: "primary",
    });
  });

  it("of a select has its choice, and what it began with", () => {
    const element = { type: "static_select", action_id: "f", placeholder: plain("Fruit"), options: [apple, pear], initial_option: apple };
    expect(actionOf(block, element, { type: "static_select", selected_option: pear })).toEqual({
      type: "static_select",
      block_id: "b",
      action_id: "f",
      placeholder: plain("Fruit"),
      initial_option: apple,
      selected_option: pear,
    });
  });

  it("of feedback has the pressed side's words and value", () => {
    const element = { type: "feedback_buttons", action_id: "fb", positive_button: { text: plain("Good"), value: "good" } };
    expect(actionOf(block, element, { text: plain("Good"), value: "good" })).toEqual({
      type: "feedback_buttons",
      block_id: "b",
      action_id: "fb",
      text: plain("Good"),
      value: "good",
    });
  });
});
