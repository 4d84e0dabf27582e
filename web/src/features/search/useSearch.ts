import { useEffect, useRef, useState } from "react";
import { ApiError, call } from "../../api";
import type { RichFile } from "../../richtext";
import type { Narrowing } from "./kept";
import { searchedWords } from "./query";
import type { SearchTab } from "./SearchPage";
import type { FoundChannel, FoundMessage, FoundUser } from "./types";

export type SearchSort = "score" | "timestamp" | "oldest";

export interface SearchResults {
  state: "idle" | "loading" | "done" | "failed";
  error: string | undefined;
  total: number;
  counts: Partial<Record<SearchTab, number>>;
  messages: FoundMessage[];
  files: RichFile[];
  people: FoundUser[];
  channels: FoundChannel[];
  hasMore: boolean;
  more(): void;
}

interface Page {
  items: unknown[];
  total: number;
  hasMore: boolean;
}

export interface Asked extends Narrowing {
  query: string;
  tab: SearchTab;
  sort: SearchSort;
}

const TABS: readonly SearchTab[] = ["messages", "files", "people", "channels"];
const PER_PAGE = 20;
const MOST_NAMES = 50;

interface Paged<T> {
  matches: T[];
  total: number;
}

const keyOf = ({ tab, sort, query, isOnlyMine, isWithoutBots }: Asked) => JSON.stringify([tab, sort, query, isOnlyMine, isWithoutBots]);

async function fetchPage(asked: Asked, page: number, size: number, signal: AbortSignal): Promise<Page> {
  const { tab, query, sort } = asked;
  if (tab === "people" || tab === "channels") {
    const words = searchedWords(query).join(" ");
    if (words === "") return { items: [], total: 0, hasMore: false };
    const args = { query: words, limit: MOST_NAMES };
    const items =
      tab === "people"
        ? (await call<{ users: FoundUser[] }>("users.search", args, { signal })).users
        : (await call<{ channels: FoundChannel[] }>("conversations.search", args, { signal })).channels;
    return { items, total: items.length, hasMore: false };
  }
  const order = sort === "score" ? { sort: "score" } : { sort: "timestamp", sort_dir: sort === "oldest" ? "asc" : "desc" };
  const narrowing = { search_only_my_channels: asked.isOnlyMine, search_exclude_bots: asked.isWithoutBots };
  const args = { query, count: size, page, ...order, ...narrowing };
  const found =
    tab === "messages"
      ? (await call<{ messages: Paged<unknown> }>("search.messages", args, { signal })).messages
      : (await call<{ files: Paged<unknown> }>("search.files", args, { signal })).files;
  return { items: found.matches, total: found.total, hasMore: page * size < found.total && found.matches.length > 0 };
}

type Known = Page & { key: string; number: number };

let last: Known | undefined;

/** The results of a search in one tab, page by page; a search that another follows is given up. */
export function useSearch(asked: Asked): SearchResults {
  const key = keyOf(asked);
  const [page, setPage] = useState<Known | undefined>(() => (last?.key === key ? last : undefined));
  const [failed, setFailed] = useState<{ key: string; code: string }>();
  const stop = useRef<AbortController>(undefined);
  const counts = useCounts(asked);

  async function load(number: number, before: unknown[]) {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    try {
      const next = await fetchPage(asked, number, PER_PAGE, mine.signal);
      if (mine.signal.aborted) return;
      last = { ...next, items: [...before, ...next.items], key, number };
      setPage(last);
    } catch (error) {
      if (!mine.signal.aborted) setFailed({ key, code: error instanceof ApiError ? error.code : "offline" });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says everything a load depends on
  useEffect(() => {
    setFailed(undefined);
    if (asked.query !== "" && page?.key !== key) void load(1, []);
  }, [key]);
  useEffect(() => () => stop.current?.abort(), []);

  const shown = page?.key === key ? page : undefined;
  const items = shown?.items ?? [];
  const error = failed?.key === key ? failed.code : undefined;
  const { tab } = asked;
  return {
    state: asked.query === "" ? "idle" : error ? "failed" : shown ? "done" : "loading",
    error,
    total: shown?.total ?? 0,
    counts: shown ? { ...counts, [tab]: shown.total } : counts,
    messages: tab === "messages" ? (items as FoundMessage[]) : [],
    files: tab === "files" ? (items as RichFile[]) : [],
    people: tab === "people" ? (items as FoundUser[]) : [],
    channels: tab === "channels" ? (items as FoundChannel[]) : [],
    hasMore: shown?.hasMore ?? false,
    more: () => {
      if (shown?.hasMore) void load(shown.number + 1, shown.items);
    },
  };
}

/** How much there is of each kind, whichever is shown. */
function useCounts(asked: Asked): SearchResults["counts"] {
  const key = keyOf({ ...asked, tab: "messages", sort: "score" });
  const [known, setKnown] = useState<{ key: string; counts: SearchResults["counts"] }>({ key: "", counts: {} });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says everything the counts depend on
  useEffect(() => {
    if (asked.query === "") return;
    const stop = new AbortController();
    for (const tab of TABS) {
      fetchPage({ ...asked, tab, sort: "timestamp" }, 1, 1, stop.signal).then(
        ({ total }) => {
          if (!stop.signal.aborted) setKnown((before) => ({ key, counts: { ...(before.key === key ? before.counts : {}), [tab]: total } }));
        },
        () => undefined,
      );
    }
    return () => stop.abort();
  }, [key]);
  return known.key === key ? known.counts : {};
}
