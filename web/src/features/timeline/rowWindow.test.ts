import { describe, expect, it } from "vitest";
import { RowWindow } from "./rowWindow";

const VIEW_PX = 600;

/** A list on a page of its own: each row is as high as `heights` says once it is drawn. */
class Page {
  heights = new Map<string, number>();
  window = new RowWindow<{ key: string }>(() => 40, 0);
  scroller = document.createElement("div");
  space = document.createElement("div");
  rows: { key: string }[] = [];

  constructor(keys: string[]) {
    Object.defineProperty(this.scroller, "clientHeight", { value: VIEW_PX });
    this.scroller.append(this.space);
    this.window.scroller = this.scroller;
    this.window.space = this.space;
    this.show(keys);
  }

  show(keys: string[]): void {
    this.rows = keys.map((key) => ({ key }));
    this.draw();
  }

  draw(): void {
    do {
      const drawn = this.window.rowsToShow(this.rows).map((index) => this.rows[index]?.key ?? "");
      this.space.replaceChildren(...drawn.map((key) => this.element(key)));
    } while (this.window.settle(this.space.children));
  }

  element(key: string): HTMLElement {
    const element = document.createElement("div");
    element.dataset.key = key;
    element.getBoundingClientRect = () => new DOMRect(0, 0, 0, this.heights.get(key) ?? 40);
    return element;
  }

  /** Where a row is on screen. */
  topOf(key: string): number {
    const element = [...this.space.children].find((child) => (child as HTMLElement).dataset.key === key) as HTMLElement;
    return Number.parseFloat(element.style.top) - this.scroller.scrollTop;
  }

  scrollTo(top: number): void {
    this.scroller.scrollTop = top;
    if (this.window.scrolled()) this.draw();
  }
}

const keys = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `m${from + index}`);

describe("a window on rows", () => {
  it("draws few of many, and begins at the end", () => {
    const page = new Page(keys(0, 10_000));
    expect(page.space.children.length).toBeLessThanOrEqual(80);
    expect(page.topOf("m9999")).toBe(VIEW_PX - 40);
  });

  it("keeps what is in sight where it is while older rows come", () => {
    const page = new Page(keys(100, 200));
    page.scrollTo(410);
    const before = page.topOf("m111");
    for (const key of keys(0, 100)) page.heights.set(key, 77);
    page.show(keys(0, 200));
    expect(page.topOf("m111")).toBe(before);
  });

  it("stays at the end when rows there grow, and when more come", () => {
    const page = new Page(keys(0, 100));
    page.heights.set("m98", 300);
    page.draw();
    expect(page.topOf("m99")).toBe(VIEW_PX - 40);
    page.show(keys(0, 101));
    expect(page.topOf("m100")).toBe(VIEW_PX - 40);
  });

  it("does not move for what grows above or comes below when it is somewhere else", () => {
    const page = new Page(keys(0, 100));
    page.scrollTo(1000);
    const before = page.topOf("m27");
    page.heights.set("m20", 500);
    page.show(keys(0, 120));
    expect(page.topOf("m27")).toBe(before);
  });

  it("lands on a row in the middle, whatever the rows around turn out to be", () => {
    const page = new Page(keys(0, 1000));
    for (const key of keys(0, 1000)) page.heights.set(key, 23 + (Number(key.slice(1)) % 7) * 31);
    page.window.land({ key: "m500", align: "center" });
    page.draw();
    expect(page.topOf("m500")).toBeCloseTo((VIEW_PX - (page.heights.get("m500") ?? 0)) / 2, 0);
  });

  it("does not run after rows that are not the newest", () => {
    const page = new Page(keys(0, 50));
    page.window.isLive = false;
    page.scrollTo(50 * 40 - VIEW_PX - 1);
    const before = page.topOf("m49");
    page.show(keys(0, 100));
    expect(page.topOf("m49")).toBe(before);
  });

  it("keeps the row that has the focus", () => {
    const page = new Page(keys(0, 1000));
    page.window.kept = "m999";
    page.scrollTo(0);
    expect([...page.space.children].some((child) => (child as HTMLElement).dataset.key === "m999")).toBe(true);
  });

  it("does not lose its place when the row it held on to goes", () => {
    const page = new Page(keys(0, 100));
    page.scrollTo(1000);
    const before = page.topOf("m26");
    page.show(keys(0, 100).filter((key) => key !== "m25"));
    expect(page.topOf("m26")).toBe(before);
  });
});
