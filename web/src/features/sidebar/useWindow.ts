import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from "react";
import type { Row } from "./rows";

const OVERSCAN = 6;
const FOOT_PX = 16;

interface Sizes {
  section: number;
  conversation: number;
}

/** Which rows are on screen. Rows of a kind are equally high, so that one of each has to be measured, and none to be guessed. */
export function useWindow(scroller: RefObject<HTMLElement | null>, rows: readonly Row[], keep: number) {
  const [sizes, setSizes] = useState<Sizes>({ section: 38, conversation: 28 });
  const [view, setView] = useState({ top: 0, height: 800 });
  const tops = useMemo(() => {
    const made = [0];
    for (const { kind } of rows) made.push((made.at(-1) ?? 0) + sizes[kind]);
    return made;
  }, [rows, sizes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of a kind may have appeared
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      setView((known) => {
        const seen = { top: element.scrollTop, height: element.clientHeight };
        return known.top === seen.top && known.height === seen.height ? known : seen;
      });
      const heightOf = (kind: keyof Sizes) => element.querySelector<HTMLElement>(`[data-kind="${kind}"]`)?.offsetHeight;
      setSizes((known) => {
        const { section = known.section, conversation = known.conversation } = {
          section: heightOf("section"),
          conversation: heightOf("conversation"),
        };
        return section === known.section && conversation === known.conversation ? known : { section, conversation };
      });
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const watching = typeof ResizeObserver === "function" ? new ResizeObserver(look) : undefined;
    watching?.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      watching?.disconnect();
    };
  }, [scroller, rows.length]);

  const rowAt = (y: number) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle + 1] ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = rowAt(view.top + 1);
  const last = Math.min(rows.length - 1, rowAt(view.top + view.height - 1));
  const drawn = new Set<number>();
  for (let index = Math.max(0, first - OVERSCAN); index <= Math.min(rows.length - 1, last + OVERSCAN); index += 1) drawn.add(index);
  // What has the focus stays on the page.
  if (keep >= 0 && keep < rows.length) drawn.add(keep);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      const [top = 0, bottom = 0] = [tops[index], tops[index + 1]];
      if (!element) return;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [scroller, tops],
  );
  return {
    first,
    last,
    height: (tops.at(-1) ?? 0) + FOOT_PX,
    drawn: [...drawn].sort((left, right) => left - right).map((index) => ({ index, top: tops[index] ?? 0 })),
    reveal,
  };
}
