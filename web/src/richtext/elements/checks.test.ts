import { describe, expect, it } from "vitest";
import type { Block, ElementFields } from "../types";
import { flawsOf } from "./checks";
import { holding } from "./values";

/** What is wrong with one field that holds something. */
function flaw(element: Partial<ElementFields> & { type: string }, chosen: unknown, more: Partial<Block> = {}) {
  const whole = { action_id: "a", ...element };
  const block: Block = { type: "input", block_id: "b", element: whole, ...more };
  return flawsOf([block], { values: { b: { a: holding(whole, chosen) } } }).b;
}

describe("a form", () => {
  it("wants what is not optional", () => {
    expect(flaw({ type: "plain_text_input" }, "  ")).toEqual({ why: "required" });
    expect(flaw({ type: "checkboxes" }, [])).toEqual({ why: "required" });
    expect(flaw({ type: "rich_text_input" }, { type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] })).toEqual({
      why: "required",
    });
    expect(flaw({ type: "plain_text_input" }, null, { optional: true })).toBeUndefined();
    expect(flaw({ type: "datepicker" }, "2026-11-25")).toBeUndefined();
  });

  it("knows mail and web addresses", () => {
    expect(flaw({ type: "email_text_input" }, "kara@acme")).toEqual({ why: "email" });
    expect(flaw({ type: "email_text_input" }, "kara@acme.example")).toBeUndefined();
    expect(flaw({ type: "url_text_input" }, "acme.example")).toEqual({ why: "url" });
    expect(flaw({ type: "url_text_input" }, "javascript:alert(1)")).toEqual({ why: "url" });
    expect(flaw({ type: "url_text_input" }, "https://acme.example/x")).toBeUndefined();
  });

  it("counts numbers by their bounds, and characters as people do", () => {
    const count = { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "10" };
    expect(flaw(count, "ten")).toEqual({ why: "number" });
    expect(flaw(count, "1.5")).toEqual({ why: "whole" });
    expect(flaw(count, "0")).toEqual({ why: "least", bound: 1 });
    expect(flaw(count, "11")).toEqual({ why: "most", bound: 10 });
    expect(flaw(count, "10")).toBeUndefined();
    expect(flaw({ ...count, is_decimal_allowed: true }, "1,5")).toBeUndefined();
    expect(flaw({ type: "plain_text_input", max_length: 2 }, "👍👍")).toBeUndefined();
    expect(flaw({ type: "plain_text_input", max_length: 2 }, "abc")).toEqual({ why: "long", bound: 2 });
    expect(flaw({ type: "plain_text_input", min_length: 3 }, "ab")).toEqual({ why: "short", bound: 3 });
  });
});
