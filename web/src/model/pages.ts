/** A list that comes in pages: fetched when first seen, continued at its end, brought up to date from its beginning. */
import { useCallback, useEffect, useRef, useState } from "react";

export interface Page<Item> {
  items: readonly Item[];
  /** Where the next page begins; empty at the end. */
  next: string;
}

export interface Pages<Item> {
  items: readonly Item[];
  state: "loading" | "failed" | "ready";
  more: (() => void) | undefined;
  /** Reads the first page again; what was fetched below it stays. */
  refresh: () => void;
  /** Shows a change before the server has confirmed it. */
  change: (change: (items: readonly Item[]) => readonly Item[]) => void;
}

/** The known list with a newly read first page; what lies below stays as long as both meet. */
export function mergePages<Item>(known: Page<Item>, fresh: Page<Item>, keyOf: (item: Item) => string): Page<Item> {
  const last = fresh.items.at(-1);
  const meets = last === undefined ? -1 : known.items.findIndex((item) => keyOf(item) === keyOf(last));
  if (meets < 0 || fresh.next === "") return fresh;
  const seen = new Set(fresh.items.map(keyOf));
  return { items: [...fresh.items, ...known.items.slice(meets + 1).filter((item) => !seen.has(keyOf(item)))], next: known.next };
}

/** Pages of `load`, which must stay the same function while the list is the same. */
export function usePages<Item>(load: (cursor: string) => Promise<Page<Item>>, keyOf: (item: Item) => string): Pages<Item> {
  const [page, setPage] = useState<Page<Item>>({ items: [], next: "" });
  const [state, setState] = useState<Pages<Item>["state"]>("loading");
  const run = useRef(0);
  const busy = useRef(false);
  const key = useRef(keyOf);
  key.current = keyOf;

  const read = useCallback(
    async (join: (known: Page<Item>, fresh: Page<Item>) => Page<Item>, cursor: string) => {
      const mine = run.current;
      try {
        const fresh = await load(cursor);
        if (mine !== run.current) return;
        setPage((known) => join(known, fresh));
        setState("ready");
      } catch {
        if (mine === run.current) setState("failed");
      }
    },
    [load],
  );

  useEffect(() => {
    run.current += 1;
    busy.current = false;
    setPage({ items: [], next: "" });
    setState("loading");
    void read((_, fresh) => fresh, "");
    return () => {
      run.current += 1;
    };
  }, [read]);

  const refresh = useCallback(() => void read((known, fresh) => mergePages(known, fresh, key.current), ""), [read]);
  const more = () => {
    if (busy.current || page.next === "") return;
    busy.current = true;
    void read((known, fresh) => {
      const seen = new Set(known.items.map(key.current));
      return { items: [...known.items, ...fresh.items.filter((item) => !seen.has(key.current(item)))], next: fresh.next };
    }, page.next).finally(() => {
      busy.current = false;
    });
  };
  const change = useCallback(
    (alter: (items: readonly Item[]) => readonly Item[]) => setPage((known) => ({ ...known, items: alter(known.items) })),
    [],
  );
  return { items: page.items, state, more: page.next === "" ? undefined : more, refresh, change };
}
