/** What can be said of a form before it is sent. */
import type { BlockState } from "../blockHost";
import type { Block, ElementFields, RichTextElement } from "../types";
import type { Standing } from "./uploads";
import { fieldOf } from "./values";

/** Why a field cannot be sent; the last part of its text's key, with the values it takes. */
export interface Flaw {
  why: "required" | "email" | "url" | "number" | "whole" | "least" | "most" | "short" | "long" | "upload";
  bound?: number;
}

/** What is wrong, by block_id, given how its uploads stand; nothing when all can be sent. A file under way will be there. */
export function flawsOf(
  blocks: readonly Block[],
  state: BlockState,
  uploads: Readonly<Record<string, Standing>> = {},
): Record<string, Flaw> {
  const found: Record<string, Flaw> = {};
  for (const block of blocks) {
    if (block.type === "container") Object.assign(found, flawsOf((block.child_blocks as Block[] | undefined) ?? [], state, uploads));
    if (block.type !== "input") continue;
    const standing = uploads[block.block_id ?? ""];
    if (standing === "failed") found[block.block_id ?? ""] = { why: "upload" };
    if (standing) continue;
    const element = block.element as ElementFields;
    const value = state.values[block.block_id ?? ""]?.[element.action_id ?? ""];
    const chosen = value?.[fieldOf(element.type) ?? ""];
    const flaw = isNothing(chosen) ? (block.optional === true ? undefined : ({ why: "required" } as Flaw)) : flawOf(element, chosen);
    if (flaw) found[block.block_id ?? ""] = flaw;
  }
  return found;
}

function isNothing(chosen: unknown): boolean {
  if (chosen === null || chosen === undefined) return true;
  if (typeof chosen === "string") return chosen.trim() === "";
  if (Array.isArray(chosen)) return chosen.length === 0;
  const elements = (chosen as { type?: string; elements?: RichTextElement[] }).elements;
  return Array.isArray(elements) && elements.every((element) => element.elements.length === 0);
}

function flawOf(element: ElementFields, chosen: unknown): Flaw | undefined {
  switch (element.type) {
    case "email_text_input":
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/.test(String(chosen)) ? undefined : { why: "email" };
    case "url_text_input":
      return /^https?:\/\/[^\s/?#]+\.?[^\s]*$/i.test(String(chosen)) && URL.canParse(String(chosen)) ? undefined : { why: "url" };
    case "number_input":
      return numberFlaw(element, String(chosen));
    case "plain_text_input":
      return lengthFlaw(element, [...String(chosen)].length);
    default:
      return undefined;
  }
}

function numberFlaw(element: ElementFields, chosen: string): Flaw | undefined {
  const number = Number(chosen.replace(",", "."));
  if (!/^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(chosen.trim())) return { why: "number" };
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return { why: "whole" };
  if (isBound(element.min_value) && number < Number(element.min_value)) return { why: "least", bound: Number(element.min_value) };
  if (isBound(element.max_value) && number > Number(element.max_value)) return { why: "most", bound: Number(element.max_value) };
  return undefined;
}

const isBound = (bound: unknown): boolean => bound !== undefined && bound !== null && bound !== "";

function lengthFlaw(element: ElementFields, length: number): Flaw | undefined {
  const [least, most] = [Number(element.min_length ?? 0), Number(element.max_length ?? 3000)];
  if (length < least) return { why: "short", bound: least };
  return length > most ? { why: "long", bound: most } : undefined;
}
