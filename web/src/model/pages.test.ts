import { expect, it } from "vitest";
import { mergePages } from "./pages";

const key = (item: string) => item;
const page = (letters: string, next = "") => ({ items: [...letters], next });

it("puts what is new on top and keeps what was fetched below", () => {
  expect(mergePages(page("bcdef", "f"), page("abc", "c"), key)).toEqual(page("abcdef", "f"));
});

it("drops what has gone from the part that was read again", () => {
  expect(mergePages(page("abcdef", "f"), page("acd", "d"), key)).toEqual(page("acdef", "f"));
});

it("begins anew when too much has happened for both to meet, or when all of it was read", () => {
  expect(mergePages(page("def", "f"), page("abc", "c"), key)).toEqual(page("abc", "c"));
  expect(mergePages(page("abc", "x"), page("ab"), key)).toEqual(page("ab"));
});
