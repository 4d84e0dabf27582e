import { describe, expect, it } from "vitest";
import { highlightWords, splitByHits } from "./highlightWords";

const hits = (text: string, ...words: string[]) =>
  splitByHits(text, words)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text);

describe("marking what was searched", () => {
  it("finds beginnings of words, accents and case aside", () => {
    expect(hits("Die Prüfung prüft PRÜFER, Überprüfung nicht", "pruf")).toEqual(["Prüf", "prüf", "PRÜF"]);
  });

  it("finds words inside scripts without spaces", () => {
    expect(hits("明日の会議は東京です", "会議")).toEqual(["会議"]);
  });

  it("keeps every character in its place", () => {
    const text = "a 👍🏽 étude ﬁn é";
    expect(
      splitByHits(text, ["etude", "fin"])
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });

  it("marks inside lists", () => {
    const section = { type: "rich_text_section" as const, elements: [{ type: "text" as const, text: "an invoice" }] };
    const [list] = highlightWords([{ type: "rich_text_list", style: "bullet", elements: [section] }], ["invoice"]);
    expect(list).toMatchObject({ elements: [{ elements: [{ text: "an " }, { text: "invoice", style: { highlight: true } }] }] });
  });
});
