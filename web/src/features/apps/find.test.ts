import { expect, it } from "vitest";
import { matching } from "./find";

const APPS = ["Umfrage", "Bereitschaft", "Große Umfragen", "Deploy"];
const found = (typed: string) => matching(APPS, typed, (name) => [name]);

it("finds what holds every word, the names that begin with it first", () => {
  expect(found("umf")).toEqual(["Umfrage", "Große Umfragen"]);
  expect(found("umfr große")).toEqual(["Große Umfragen"]);
  expect(found("GROSSE")).toEqual(["Große Umfragen"]);
  expect(found("")).toEqual(APPS);
});
