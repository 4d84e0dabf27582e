import { describe, expect, it } from "vitest";
import { arranged, type Cell, cellPlain } from "./cells";

const number = (value: number): Cell => ({ type: "raw_number", value, text: `${value} %` });
const words = (text: string): Cell => ({ type: "raw_text", text });
const rich = (text: string): Cell => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] });

const rows = [
  [words("Zürich"), number(9)],
  [rich("Ålborg"), number(100)],
  [words("Bonn"), number(20)],
];
const names = (found: Cell[][]) => found.map(([first]) => cellPlain(first));

describe("the rows of a data table", () => {
  it("are ordered by size where they are numbers, whatever is shown for them", () => {
    expect(names(arranged(rows, { column: 1, isDown: false }, ""))).toEqual(["Zürich", "Bonn", "Ålborg"]);
    expect(names(arranged(rows, { column: 1, isDown: true }, ""))).toEqual(["Ålborg", "Bonn", "Zürich"]);
  });

  it("are ordered as the language has it where they are words", () => {
    expect(names(arranged(rows, { column: 0, isDown: false }, ""))).toEqual(["Ålborg", "Bonn", "Zürich"]);
  });

  it("are found by any cell, and keep their order when none is chosen", () => {
    expect(names(arranged(rows, undefined, "BO"))).toEqual(["Ålborg", "Bonn"]);
    expect(names(arranged(rows, undefined, "20 %"))).toEqual(["Bonn"]);
    expect(names(arranged(rows, undefined, ""))).toEqual(["Zürich", "Ålborg", "Bonn"]);
  });
});
