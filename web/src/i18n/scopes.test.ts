import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scopes } from "./en/scopes";

it("says what every scope lets an app do", () => {
  const source = readFileSync(join(__dirname, "../../../hallway/core/scopes.py"), "utf8");
  const known = [...source.matchAll(/^ {4}"([a-zA-Z_:.-]+)":/gm)].map(([, name]) => `scopes.${name}`);
  expect(known.length).toBeGreaterThan(100);
  expect(known.filter((key) => !(key in scopes))).toEqual([]);
});
