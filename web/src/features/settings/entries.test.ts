import { expect, it } from "vitest";
import { catalog as german } from "../../i18n/de";
import { catalog as english } from "../../i18n/en";
import { ENTRIES, findEntries, PAGES } from "./entries";

it("finds settings by their words in both languages, whatever the accents", () => {
  expect(findEntries("dark", (key) => english[key])[0]?.id).toBe("theme");
  expect(findEntries("keyw", (key) => english[key])[0]?.id).toBe("keywords");
  expect(findEntries("stichworter", (key) => german[key]).map(({ id }) => id)).toContain("keywords");
  expect(findEntries("zeitzone", (key) => german[key])[0]?.id).toBe("zone");
  expect(findEntries(" ", (key) => english[key])).toEqual([]);
});

it("has something on every page, and no setting twice", () => {
  expect([...new Set(ENTRIES.map(({ page }) => page))].sort()).toEqual([...PAGES].sort());
  expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
});
