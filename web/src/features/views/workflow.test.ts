import { describe, expect, it } from "vitest";
import { collectState } from "../../richtext/elements/values";
import { asForm, chosenIn } from "./workflow";

const input = (name: string, type: string, more = {}) => ({ name, type, title: name, description: "", is_required: false, ...more });
const workflow = {
  id: "Ft0000000001",
  name: "Turn",
  description: "Turns a word round",
  app_id: "A1",
  app_name: "Helper",
  inputs: [
    input("word", "string", { value: "stressed", is_required: true, description: "Any" }),
    input("count", "integer", { value: 3 }),
    input("share", "number"),
    input("loud", "boolean", { value: false }),
    input("who", "slack#/types/user_id"),
    input("day", "slack#/types/date", { value: "2026-11-25" }),
    input("list", "array"),
  ],
};

describe("a workflow behind a link", () => {
  const form = asForm(workflow);
  const container = { type: "view" as const, view_id: form.id };

  it("asks for what may be chosen, and for nothing that nobody can type", () => {
    expect(form.blocks.map(({ block_id }) => block_id)).toEqual(["", "word", "count", "share", "loud", "who", "day"]);
    expect(form.blocks[1]).toMatchObject({ optional: false, hint: { text: "Any" }, element: { initial_value: "stressed" } });
  });

  it("starts with each value as its kind wants it, and without what was left empty", () => {
    const state = collectState(form.blocks, container, (key) =>
      key.startsWith("share") ? { type: "number_input", value: "1,5" } : undefined,
    );
    expect(chosenIn(workflow, state)).toEqual({ word: "stressed", count: 3, share: 1.5, loud: false, day: "2026-11-25" });
  });
});
