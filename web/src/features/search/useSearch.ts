import { useEffect, useRef, useState } from "react";
import { ApiError, call } from "../../api";
import type { RichFile } from "../../richtext";
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

const PER_PAGE = 20;

interface Paged<T> {
  matches: T[];
  total: number;
  paging?: { page: number; pages: number };
}

async function fetchPage(tab: SearchTab, query: string, sort: SearchSort, page: number): Promise<Page> {
  if (tab === "people" || tab === "channels") {
    const words = searchedWords(query).join(" ");
    const items =
      tab === "people"
        ? (await call<{ users: FoundUser[] }>("users.search", { query: words, limit: 50 })).users
        : (await call<{ channels: FoundChannel[] }>("conversations.search", { query: words, limit: 50 })).channels;
    return { items, total: items.length, hasMore: false };
  }
  const order = sort === "score" ? { sort: "score" } : { sort: "timestamp", sort_dir: sort === "oldest" ? "asc" : "desc" };
  const args = { query, count: PER_PAGE, page, ...order };
  const found =
    tab === "messages"
      ? (await call<{ messages: Paged<unknown> }>("search.messages", args)).messages
      : (await call<{ files: Paged<unknown> }>("search.files", args)).files;
  return { items: found.matches, total: found.total, hasMore: page * PER_PAGE < found.total && found.matches.length > 0 };
}

/** The results of a search in one tab, page by page; an answer that comes too late is dropped. */
export function useSearch(query: string, tab: SearchTab, sort: SearchSort): SearchResults {
  const [page, setPage] = useState<Page & { key: string; number: number }>();
  const [counts, setCounts] = useState<{ query: string; counts: SearchResults["counts"] }>({ query: "", counts: {} });
  const [failed, setFailed] = useState<{ key: string; code: string }>();
  const key = `${tab}\n${sort}\n${query}`;
  const latest = useRef(key);
  latest.current = key;

  async function load(number: number, before: unknown[]) {
    try {
      const next = await fetchPage(tab, query, sort, number);
      if (latest.current !== key) return;
      setPage({ ...next, items: [...before, ...next.items], key, number });
      setCounts((known) => ({ query, counts: { ...(known.query === query ? known.counts : {}), [tab]: next.total } }));
    } catch (error) {
      if (latest.current === key) setFailed({ key, code: error instanceof ApiError ? error.code : "offline" });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says everything a load depends on
  useEffect(() => {
    setFailed(undefined);
    if (query !== "") void load(1, []);
  }, [key]);

  const shown = page?.key === key ? page : undefined;
  const items = shown?.items ?? [];
  const error = failed?.key === key ? failed.code : undefined;
  return {
    state: query === "" ? "idle" : error ? "failed" : shown ? "done" : "loading",
    error,
    total: shown?.total ?? 0,
    counts: counts.query === query ? counts.counts : {},
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
