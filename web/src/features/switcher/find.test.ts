import { beforeEach, expect, it } from "vitest";
import { type Entry, find, readQuery } from "./find";
import { warm, warmths } from "./warmth";

beforeEach(() => localStorage.clear());

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({ key: label, kind: "channel", label, warmth: 0, ...more });
const labels = (entries: Entry[], query: string) => find(entries, readQuery(query), 10).map(({ label }) => label);

it("puts the exact name first, then beginnings, then words, then what merely holds the letters", () => {
  const entries = [entry("redesign"), entry("web-design"), entry("design-system"), entry("design"), entry("d-e-s-i-g-n")];
  expect(labels(entries, "design")).toEqual(["design", "design-system", "web-design", "redesign", "d-e-s-i-g-n"]);
});

it("lets habit decide among equals, and never against a better fit", () => {
  const entries = [entry("design"), entry("design-old", { warmth: 1 }), entry("design-new", { warmth: 0.2 })];
  expect(labels(entries, "design")).toEqual(["design", "design-old", "design-new"]);
});

it("forgives one slip: a letter wrong, missing, too many, or two changed over", () => {
  for (const typed of ["schrader", "schrder", "schroeder", "shcroder"])
    expect([typed, labels([entry("Jana Schröder")], typed)]).toEqual([typed, ["Jana Schröder"]]);
  expect(labels([entry("Jana Schröder")], "schmitt")).toEqual([]);
});

it("finds without marks, and by any of several words", () => {
  const people = [entry("Mia Müller", { kind: "person", names: ["mia.m"] }), entry("Ana Díaz, Ben Okafor", { kind: "group" })];
  expect(labels(people, "muller")).toEqual(["Mia Müller"]);
  expect(labels(people, "ben ana")).toEqual(["Ana Díaz, Ben Okafor"]);
  expect(labels(people, "mia.")).toEqual(["Mia Müller"]);
});

it("looks only for what the first sign asks for", () => {
  const entries = [entry("status"), entry("Stan", { kind: "person" }), entry("Set a status", { kind: "command" })];
  expect(labels(entries, "#sta")).toEqual(["status"]);
  expect(labels(entries, "@sta")).toEqual(["Stan"]);
  expect(labels(entries, ">sta")).toEqual(["Set a status"]);
  expect(labels(entries, "/sta")).toEqual(["Set a status"]);
});

it("begins with what is unread, then where one was lately, without commands", () => {
  warm("b");
  const warmth = warmths();
  const entries = [
    entry("a", { warmth: warmth("a") }),
    entry("b", { warmth: warmth("b") }),
    entry("c", { isUnread: true }),
    entry("d", { kind: "command" }),
  ];
  expect(labels(entries, "")).toEqual(["c", "b", "a"]);
});

it("cools down what one no longer opens", () => {
  const now = Date.now();
  warm("often", now - 60 * 86_400_000);
  warm("often", now - 60 * 86_400_000);
  warm("lately", now);
  expect(warmths(now)("lately")).toBeGreaterThan(warmths(now)("often"));
});
