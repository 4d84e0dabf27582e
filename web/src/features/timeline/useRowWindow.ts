import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "react";
import { flushSync } from "react-dom";
import { type Landing, RowWindow, type WindowRow } from "./rowWindow";

export interface RowWindowInput<Row extends WindowRow> {
  rows: readonly Row[];
  estimate: (row: Row) => number;
  gapAfter: number;
  isTopAligned?: boolean;
  /** May say where the list begins, before anything is drawn. */
  beforeDraw?: (window: RowWindow<Row>) => void;
  /** After every scroll and every change of place. */
  onPlace: (window: RowWindow<Row>) => void;
}

export interface DrawnRows<Row extends WindowRow> {
  window: RowWindow<Row>;
  scroller: RefObject<HTMLDivElement | null>;
  space: RefObject<HTMLDivElement | null>;
  shown: readonly number[];
  onScroll: () => void;
  toEnd: () => void;
  land: (landing: Landing) => void;
}

/** Draws the rows around what is seen, and keeps everything in its place while they change. */
export function useRowWindow<Row extends WindowRow>(input: RowWindowInput<Row>): DrawnRows<Row> {
  const { rows } = input;
  const latest = useRef(input);
  latest.current = input;
  const scroller = useRef<HTMLDivElement>(null);
  const space = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const window = useMemo(
    () => new RowWindow<Row>((row) => latest.current.estimate(row), latest.current.gapAfter, latest.current.isTopAligned),
    [],
  );
  input.beforeDraw?.(window);
  const shown = window.rowsToShow(rows);

  useLayoutEffect(() => {
    window.scroller = scroller.current;
    window.space = space.current;
    if (window.settle()) redraw();
    else latest.current.onPlace(window);
  });

  // What grows later (pictures, reactions, the composer below) is put in its place before it is painted.
  useEffect(() => {
    const { current: frame } = scroller;
    const { current: content } = space;
    if (!frame || !content) return;
    const sizes = new ResizeObserver((changes) => {
      if (window.settle(changes.map(({ target }) => target))) flushSync(redraw);
      latest.current.onPlace(window);
    });
    sizes.observe(frame);
    const watch = (node: Node) => node instanceof HTMLElement && sizes.observe(node);
    for (const child of content.children) watch(child);
    const children = new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        addedNodes.forEach(watch);
        removedNodes.forEach((node) => {
          if (node instanceof HTMLElement) sizes.unobserve(node);
        });
      }
    });
    children.observe(content, { childList: true });
    return () => {
      sizes.disconnect();
      children.disconnect();
    };
  }, [window]);

  return {
    window,
    scroller,
    space,
    shown,
    onScroll: () => {
      if (window.scrolled()) flushSync(redraw);
      latest.current.onPlace(window);
    },
    toEnd: () => {
      window.toEnd();
      redraw();
    },
    land: (landing) => {
      window.land(landing);
      redraw();
    },
  };
}
