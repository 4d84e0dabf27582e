import type { Inline, RichTextElement } from "./types";

const MOST_JUMBO = 23;

/** Whether a message is nothing but 1–23 emoji, which are then shown large. */
export function isJumbo(elements: readonly RichTextElement[]): boolean {
  const [only] = elements;
  if (elements.length !== 1 || only?.type !== "rich_text_section") return false;
  const emoji = only.elements.filter((piece) => piece.type === "emoji").length;
  return emoji >= 1 && emoji <= MOST_JUMBO && only.elements.every(isEmojiOrSpace);
}

function isEmojiOrSpace(piece: Inline): boolean {
  return piece.type === "emoji" || (piece.type === "text" && piece.text.trim() === "");
}
