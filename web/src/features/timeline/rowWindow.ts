/**
 * Which rows of a long list exist, and where. The list has one rule: what the reader looks at stays where it is. So the place
 * of everything follows from the anchors (rows in sight, with their distance from the top), or from the end while the list is
 * at its end; heights are measured before anything is painted, and the scroll position is set to fit. Knows nothing of React.
 */

import { clamp, indexAt } from "./offsets";

export interface WindowRow {
  key: string;
}

export interface Landing {
  key: string;
  align: "start" | "center";
}

interface Anchor {
  key: string;
  /** Distance of the row's top from the top of what is seen, in px. */
  top: number;
}

/** Rows this far beyond what is seen exist as well. */
const OVERSCAN_PX = 600;
/** New rows are made when less than this is left of it. */
const RESERVE_PX = 250;
/** No more rows than this at once, however small they are, unless more are in sight. */
const MOST_ROWS = 76;
/** So near to its end the list counts as being there. */
const END_PX = 40;
const START_GAP_PX = 72;

export class RowWindow<Row extends WindowRow> {
  scroller: HTMLElement | null = null;
  space: HTMLElement | null = null;
  isAtEnd = true;
  /** Whether the last row is the newest there is: only then the list goes along with its end. */
  isLive = true;
  /** A row that stays although it is out of sight, because it has the focus. */
  kept: string | undefined;
  /** Whether anything has been put in its place yet. */
  hasLanded = false;

  #rows: readonly Row[] = [];
  #index = new Map<string, number>();
  #heights = new Map<string, number>();
  #offsets: number[] = [0];
  #anchors: readonly Anchor[] = [];
  #landing: Landing | undefined;
  #shown: readonly number[] = [];
  #top = 0;

  constructor(
    private readonly estimate: (row: Row) => number,
    private readonly gapAfter: number,
    /** Few rows stand at the upper end rather than by where one writes. */
    private readonly isTopAligned = false,
  ) {}

  /** The indexes of the rows to draw. Pure as long as rows, heights and anchors are the same. */
  rowsToShow(rows: readonly Row[]): readonly number[] {
    this.#noticeScroll();
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#index = new Map(rows.map((row, index) => [row.key, index]));
    }
    this.#layOut();
    // What is not seen can wait until what is has been painted.
    this.#shown = this.#indexesAround(this.#wantedTop(), this.hasLanded ? OVERSCAN_PX : RESERVE_PX);
    return this.#shown;
  }

  /** Measures what is newly drawn or has `grown`, puts everything in its place, and says whether other rows must be drawn. */
  settle(grown: Iterable<Element> = []): boolean {
    const { scroller, space } = this;
    if (!scroller || !space || this.#rows.length === 0) return false;
    this.#noticeScroll();
    this.#measure(space, new Set(grown));
    this.#layOut();
    space.style.blockSize = `${this.#total()}px`;
    for (const element of space.children as Iterable<HTMLElement>) {
      const top = this.#offsets[this.#index.get(element.dataset.key ?? "") ?? -1];
      if (top !== undefined) element.style.top = `${top + this.#lead()}px`;
    }
    const wanted = this.#wantedTop();
    if (Math.abs(scroller.scrollTop - wanted) > 0.4) scroller.scrollTop = wanted;
    this.#top = scroller.scrollTop;
    const isShort = this.#needsOthers();
    if (!isShort) {
      this.hasLanded = true;
      if (this.#landing) this.#landed(this.#landing);
    }
    return isShort;
  }

  /** The reader has scrolled: the anchors are what they see now. Says whether other rows must be drawn. */
  scrolled(): boolean {
    const { scroller } = this;
    if (!scroller || !this.hasLanded || this.#landing) return false;
    // The event of a position that was set here changes nothing: the anchors are what it was set for.
    if (Math.abs(scroller.scrollTop - this.#top) < 0.5) return this.#needsOthers();
    this.#top = scroller.scrollTop;
    this.isAtEnd = this.isLive && this.#fromEnd() <= END_PX;
    this.#takeAnchors();
    return this.#needsOthers();
  }

  toEnd(): void {
    this.isAtEnd = true;
    this.#landing = undefined;
  }

  land(landing: Landing): void {
    this.isAtEnd = false;
    this.#landing = landing;
  }

  /** The first row in sight, and how far its top is above the upper edge. */
  first(): { index: number; above: number } | undefined {
    if (!this.scroller || this.#rows.length === 0) return undefined;
    const top = this.scroller.scrollTop - this.#lead();
    const index = indexAt(this.#offsets, top);
    return { index, above: top - (this.#offsets[index] ?? 0) };
  }

  /** Where to come back to later: the rows in sight, or nothing at the end. */
  place(): readonly Anchor[] | undefined {
    return this.isAtEnd ? undefined : this.#anchors;
  }

  restore(place: readonly Anchor[]): void {
    this.#anchors = place;
    this.isAtEnd = false;
  }

  knows(key: string): boolean {
    return this.#index.has(key);
  }

  distances(): { start: number; end: number } {
    return { start: this.scroller?.scrollTop ?? 0, end: this.#fromEnd() };
  }

  /** A scroll position that was not set here is the reader's, even before its event has come. */
  #noticeScroll(): void {
    if (this.scroller && Math.abs(this.scroller.scrollTop - this.#top) > 1) this.scrolled();
  }

  #measure(space: HTMLElement, grown: ReadonlySet<Element>): void {
    for (const element of space.children as Iterable<HTMLElement>) {
      const key = element.dataset.key ?? "";
      if (grown.has(element) || !this.#heights.has(key)) this.#heights.set(key, element.getBoundingClientRect().height);
    }
  }

  #layOut(): void {
    let top = 0;
    const offsets = [0];
    for (const row of this.#rows) {
      top += this.#heights.get(row.key) ?? this.estimate(row);
      offsets.push(top);
    }
    this.#offsets = offsets;
  }

  #viewport(): number {
    return this.scroller?.clientHeight || 800;
  }

  #lead(): number {
    if (this.isTopAligned) return 0;
    return Math.max(0, this.#viewport() - (this.#offsets.at(-1) ?? 0) - this.gapAfter);
  }

  #total(): number {
    return this.#lead() + (this.#offsets.at(-1) ?? 0) + this.gapAfter;
  }

  #fromEnd(): number {
    const { scroller } = this;
    return scroller ? this.#total() - scroller.scrollTop - scroller.clientHeight : 0;
  }

  /** The scroll position that keeps the promise. */
  #wantedTop(): number {
    const most = Math.max(0, this.#total() - this.#viewport());
    if (this.#landing) return clamp(this.#landingTop(this.#landing), most);
    if (this.isAtEnd) return most;
    for (const { key, top } of this.#anchors) {
      const index = this.#index.get(key);
      if (index !== undefined) return clamp((this.#offsets[index] ?? 0) + this.#lead() - top, most);
    }
    return clamp(this.scroller?.scrollTop ?? 0, most);
  }

  #landingTop({ key, align }: Landing): number {
    const index = this.#index.get(key);
    if (index === undefined) return this.scroller?.scrollTop ?? 0;
    const start = (this.#offsets[index] ?? 0) + this.#lead();
    const height = (this.#offsets[index + 1] ?? 0) - (this.#offsets[index] ?? 0);
    return align === "start" ? start - START_GAP_PX : start - Math.max(START_GAP_PX, (this.#viewport() - height) / 2);
  }

  /** Until the reader scrolls, what they came for stays, whatever grows around it. */
  #landed({ key }: Landing): void {
    this.#landing = undefined;
    this.isAtEnd = this.isLive && this.#fromEnd() <= END_PX;
    this.#takeAnchors();
    this.#anchors = [...this.#anchors.filter((anchor) => anchor.key === key), ...this.#anchors.filter((anchor) => anchor.key !== key)];
  }

  #takeAnchors(): void {
    const { scroller } = this;
    if (!scroller) return;
    const top = scroller.scrollTop;
    const anchors: Anchor[] = [];
    for (let index = indexAt(this.#offsets, top - this.#lead()); index < this.#rows.length; index += 1) {
      const start = (this.#offsets[index] ?? 0) + this.#lead() - top;
      if (start > this.#viewport()) break;
      anchors.push({ key: this.#rows[index]?.key ?? "", top: start });
    }
    // A row whose top is out of sight may grow above it: first those of which one sees the beginning.
    this.#anchors = [...anchors.filter((anchor) => anchor.top >= 0), ...anchors.filter((anchor) => anchor.top < 0)];
  }

  #indexesAround(top: number, beyond: number): number[] {
    if (this.#rows.length === 0) return [];
    const start = top - this.#lead();
    let from = indexAt(this.#offsets, start - beyond);
    let to = indexAt(this.#offsets, start + this.#viewport() + beyond);
    const spare = to - from + 1 - MOST_ROWS;
    if (spare > 0) {
      from = Math.min(from + Math.floor(spare / 2), indexAt(this.#offsets, start));
      to = Math.max(to - Math.ceil(spare / 2), indexAt(this.#offsets, start + this.#viewport()));
    }
    const indexes = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const kept = this.kept === undefined ? undefined : this.#index.get(this.kept);
    if (kept === undefined || (kept >= from && kept <= to)) return indexes;
    return kept < from ? [kept, ...indexes] : [...indexes, kept];
  }

  #needsOthers(): boolean {
    const top = this.scroller?.scrollTop ?? 0;
    const needed = this.#indexesAround(top, RESERVE_PX);
    const shown = new Set(this.#shown);
    return needed.some((index) => !shown.has(index));
  }
}
