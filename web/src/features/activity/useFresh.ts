import { type RefObject, useEffect, useRef, useState } from "react";
import { concernsMe, type Pages, watchEvents } from "../../model";
import { countFresh, type Item, loadFeed, type Mode } from "./feed";

/** The server's lists are a moment behind its events. */
const ASK_AFTER_MS = 400;

interface Fresh {
  pane: RefObject<HTMLDivElement | null>;
  /** How many wait to be shown. */
  count: number;
  show: () => void;
}

/** New items show at once while nobody is pointing into the list or has scrolled down; else they are offered, so that nothing moves. */
export function useFresh(mode: Mode, pages: Pages<Item>): Fresh {
  const pane = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const current = useRef(pages);
  current.current = pages;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look() {
      const { items, refresh } = current.current;
      if (!isBusy(pane.current)) return refresh();
      const read = await loadFeed(mode, "").catch(() => undefined);
      if (read) setCount(countFresh(items, read.items));
    }
    const stop = watchEvents((event) => {
      if (!concernsMe(event)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), ASK_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [mode]);

  function show() {
    setCount(0);
    pages.refresh();
    const list = pane.current?.querySelector<HTMLElement>("ul");
    list?.parentElement?.scrollTo({ top: 0 });
    list?.querySelector<HTMLElement>("[data-row]")?.focus();
  }
  return { pane, count, show };
}

function isBusy(pane: HTMLElement | null): boolean {
  const list = pane?.querySelector("ul");
  if (!list) return false;
  return list.matches(":hover") || list.contains(document.activeElement) || (list.parentElement?.scrollTop ?? 0) > 4;
}
