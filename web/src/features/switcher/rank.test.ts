import { expect, it } from "vitest";
import { rank } from "./rank";

it("ranks exact before prefix before word start before inside before scattered", () => {
  const scores = ["dev", "develop", "web-dev", "undeveloped", "d-e-v"].map((name) => rank("dev", name));
  expect(scores).toEqual([...scores].sort((left, right) => right - left));
  expect(rank("dev", "general")).toBe(0);
});

it("does not mind accents", () => {
  expect(rank("muller", "Mia Müller")).toBe(60);
});
