import { describe, expect, it } from "vitest";
import { rank } from "./rank";

const people = ["Ana Díaz", "Joana Alves", "Hans Müller", "Diana", "Anabel"].map((name) => ({
  value: name,
  names: [name],
  nearness: 0,
}));

describe("ranking", () => {
  it("puts beginnings before word beginnings before the inside", () => {
    expect(rank(people, "ana", 9)).toEqual(["Ana Díaz", "Anabel", "Diana", "Joana Alves"]);
    expect(rank(people, "al", 9)).toEqual(["Joana Alves"]);
  });

  it("does not care for accents and umlauts", () => {
    expect(rank(people, "diaz", 9)).toEqual(["Ana Díaz"]);
    expect(rank(people, "muller", 9)).toEqual(["Hans Müller"]);
  });

  it("prefers those who are near among equals, but not a worse fit", () => {
    const near = people.map((person) => ({ ...person, nearness: person.value === "Anabel" ? 1 : 0 }));
    expect(rank(near, "ana", 2)).toEqual(["Anabel", "Ana Díaz"]);
    const inside = people.map((person) => ({ ...person, nearness: person.value === "Joana Alves" ? 1 : 0 }));
    expect(rank(inside, "ana", 1)).toEqual(["Ana Díaz"]);
  });

  it("finds nothing for what fits nobody, and the nearest for nothing typed", () => {
    expect(rank(people, "xyz", 9)).toEqual([]);
    expect(rank(people, "", 2)).toHaveLength(2);
  });
});
