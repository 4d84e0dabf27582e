import { expect, it } from "vitest";
import { nextRow } from "./rowKeys";

const page = document.createElement("section");
page.innerHTML =
  '<h1 tabindex="-1">T</h1><input><input type="radio"><ul><li><button data-row>1</button><button id="act">x</button></li><li><button data-row>2</button></li></ul>';
const [first, second] = [...page.querySelectorAll<HTMLElement>("[data-row]")];
const press = (key: string, more = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
const at = (selector: string) => page.querySelector<HTMLElement>(selector) as HTMLElement;

it("goes from the heading or the search box into the list", () => {
  expect(nextRow(page, at("h1"), press("ArrowDown"))).toBe(first);
  expect(nextRow(page, at("input"), press("ArrowDown"))).toBe(first);
});

it("walks from row to row, also from a row's own buttons", () => {
  expect(nextRow(page, first as HTMLElement, press("ArrowDown"))).toBe(second);
  expect(nextRow(page, at("#act"), press("ArrowDown"))).toBe(second);
  expect(nextRow(page, second as HTMLElement, press("ArrowUp"))).toBe(first);
  expect(nextRow(page, first as HTMLElement, press("End"))).toBe(second);
});

it("leaves alone what belongs to others: radio buttons, the ends of text, other keys with Ctrl", () => {
  expect(nextRow(page, at("[type=radio]"), press("ArrowDown"))).toBeUndefined();
  expect(nextRow(page, at("input"), press("End"))).toBeUndefined();
  expect(nextRow(page, first as HTMLElement, press("ArrowDown", { altKey: true }))).toBeUndefined();
});
