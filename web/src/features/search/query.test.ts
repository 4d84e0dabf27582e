import { describe, expect, it } from "vitest";
import { formatQuery, lastWord, parseQuery, searchedWords, withFilter, withoutPart } from "./query";

describe("a search", () => {
  it("is taken apart into words and filters", () => {
    expect(parseQuery('invoice from:@ana -in:#random "two words" before:2026-11-01')).toEqual([
      { kind: "words", text: "invoice" },
      { kind: "filter", name: "from", value: "@ana", not: false },
      { kind: "filter", name: "in", value: "#random", not: true },
      { kind: "words", text: '"two words"' },
      { kind: "filter", name: "before", value: "2026-11-01", not: false },
    ]);
  });

  it("reads emoji and names with spaces as values", () => {
    expect(parseQuery('has::tada: from:"Ana Díaz"')).toEqual([
      { kind: "filter", name: "has", value: ":tada:", not: false },
      { kind: "filter", name: "from", value: "Ana Díaz", not: false },
    ]);
  });

  it.each(["http://example.com", "from:", "note: this", "10:30"])("leaves %s as words", (text) => {
    expect(parseQuery(text).every((part) => part.kind === "words")).toBe(true);
  });

  it.each(['a from:@b "c d" -in:#e', "has::tada: x", 'from:"Ana Díaz"'])("is written again as it was: %s", (query) => {
    expect(formatQuery(parseQuery(query))).toBe(query);
  });

  it("gains and loses filters", () => {
    expect(withFilter("x in:#a", "in", "#b")).toBe("x in:#b");
    expect(withFilter("x has:link", "has", "file")).toBe("x has:link has:file");
    expect(withoutPart("x in:#a y", 1)).toBe("x y");
  });

  it("knows the word being typed and the words to mark", () => {
    expect(lastWord("a fro")).toEqual({ text: "fro", from: 2 });
    expect(lastWord("a ")).toEqual({ text: "", from: 2 });
    expect(searchedWords('pre* "two words" -no from:@ana')).toEqual(["pre", "two words"]);
  });
});
