import { describe, expect, it } from "vitest";
import { buildRows, moveIn, type Row } from "./rows";

const entry = (name: string, group = 0) => ({ name, group, label: name, keywords: "", hasTones: false });
const entries = [...Array.from({ length: 7 }, (_, index) => entry(`face${index}`)), entry("cat", 3)];
const rows = buildRows({ entries, custom: [{ name: "party", url: "/p.gif" }], recent: ["cat", "party", "gone"], query: "", columns: 3 });

const shape = (list: readonly Row[]) =>
  list.map((row) => (row.kind === "head" ? row.section : row.cells.map((cell) => cell.name).join(" ")));

describe("the rows of the picker", () => {
  it("begin with what was used lately, end with the workspace's own", () => {
    expect(shape(rows)).toEqual([
      "recent",
      "cat party",
      "group0",
      "face0 face1 face2",
      "face3 face4 face5",
      "face6",
      "group3",
      "cat",
      "custom",
      "party",
    ]);
  });

  it("show custom emoji first among what is found", () => {
    expect(
      shape(
        buildRows({ entries: [entry("party_popper")], custom: [{ name: "party", url: "/p" }], recent: [], query: ":party", columns: 3 }),
      ),
    ).toEqual(["found", "party party_popper"]);
  });
});

describe("moving through them", () => {
  it("goes down over headings into shorter rows", () => {
    expect(moveIn(rows, { row: 1, column: 1 }, "down")).toEqual({ row: 3, column: 1 });
    expect(moveIn(rows, { row: 4, column: 2 }, "down")).toEqual({ row: 5, column: 0 });
  });

  it("goes on at the ends of rows and stops at the ends of all", () => {
    expect(moveIn(rows, { row: 1, column: 1 }, "right")).toEqual({ row: 3, column: 0 });
    expect(moveIn(rows, { row: 3, column: 0 }, "left")).toEqual({ row: 1, column: 1 });
    expect(moveIn(rows, { row: 1, column: 0 }, "left")).toEqual({ row: 1, column: 0 });
    expect(moveIn(rows, { row: 9, column: 0 }, "right")).toEqual({ row: 9, column: 0 });
    expect(moveIn(rows, { row: 1, column: 0 }, "pageDown")).toEqual({ row: 9, column: 0 });
  });

  it("goes to the ends of a row", () => {
    expect(moveIn(rows, { row: 4, column: 1 }, "home")).toEqual({ row: 4, column: 0 });
    expect(moveIn(rows, { row: 4, column: 1 }, "end")).toEqual({ row: 4, column: 2 });
  });
});
