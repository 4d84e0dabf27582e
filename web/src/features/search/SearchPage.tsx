import { ArrowLeft } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { formatNumber, useText } from "../../i18n";
import { IconButton, nextRow, Select, Tabs, VisuallyHidden } from "../../ui";
import { keepSearch, keptSearch, type Narrowing } from "./kept";
import { MessageHits } from "./MessageHits";
import { ChannelHits, FileHits, PeopleHits } from "./OtherHits";
import { rememberSearch } from "./recentSearches";
import { SearchBox } from "./SearchBox";
import { SearchFilters } from "./SearchFilters";
import styles from "./SearchPage.module.css";
import { type SearchSort, useSearch } from "./useSearch";

export interface MessagePlace {
  channel: string;
  ts: string;
  threadTs?: string;
}

export interface SearchPageProps {
  /** What is searched for, as it stands in the address. */
  query: string;
  /** A new search was made: put it into the address. */
  onQuery?: (query: string) => void;
  onOpenMessage?: (place: MessagePlace) => void;
  onOpenChannel?: (id: string) => void;
  onOpenUser?: (id: string) => void;
  /** Back to the list of conversations, on screens that show one thing at a time. */
  onBack?: () => void;
}

export type SearchTab = "messages" | "files" | "people" | "channels";

/** Messages, files, people and channels that fit, with filters that are also plain text. */
export function SearchPage(props: SearchPageProps) {
  const t = useText();
  const [query, setQuery] = useState(props.query);
  // Back from a message, the search is as it was left.
  const [before] = useState(() => keptSearch(props.query));
  const [tab, setTab] = useState<SearchTab>(before?.tab ?? "messages");
  const [sort, setSort] = useState<SearchSort>(before?.sort ?? "score");
  const [narrowing, setNarrowing] = useState<Narrowing>({
    isOnlyMine: before?.isOnlyMine ?? false,
    isWithoutBots: before?.isWithoutBots ?? false,
  });
  const results = useSearch({ query, tab, sort, ...narrowing });
  const page = useRef<HTMLElement>(null);

  useEffect(() => setQuery(props.query), [props.query]);
  useLayoutEffect(() => {
    if (!before || results.state !== "done") return;
    const list = listOf(page.current);
    if (list) list.scrollTop = before.scrollTop;
    if (before.opened)
      page.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(before.opened)}"]`)?.focus({ preventScroll: true });
  }, [before, results.state]);

  function search(next: string) {
    const tidy = next.trim();
    setQuery(tidy);
    rememberSearch(tidy);
    props.onQuery?.(tidy);
  }

  function openMessage(place: MessagePlace) {
    keepSearch({ query, tab, sort, ...narrowing, scrollTop: listOf(page.current)?.scrollTop ?? 0, opened: `${place.channel}${place.ts}` });
    props.onOpenMessage?.(place);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const from = event.target as HTMLElement;
    if (event.defaultPrevented || !event.currentTarget.contains(from)) return;
    const next = nextRow(event.currentTarget, from, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const { counts } = results;
  return (
    <section ref={page} className={styles.page} aria-label={t("search.title")} onKeyDown={onKeyDown}>
      <h1>
        <VisuallyHidden>{t("search.title")}</VisuallyHidden>
      </h1>
      <header className={styles.head}>
        <div className={styles.line}>
          {props.onBack ? (
            <span className={styles.back}>
              <IconButton icon={ArrowLeft} label={t("common.back")} onClick={props.onBack} />
            </span>
          ) : null}
          <SearchBox query={query} onSearch={search} />
        </div>
        <SearchFilters query={query} onSearch={search} narrowing={narrowing} onNarrow={setNarrowing} />
      </header>
      <Tabs
        label={t("search.kinds")}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "messages", label: t("search.messages"), count: counts.messages },
          { value: "files", label: t("search.files"), count: counts.files },
          { value: "people", label: t("search.people"), count: counts.people },
          { value: "channels", label: t("search.channels"), count: counts.channels },
        ]}
      >
        <div className={styles.summary}>
          <span role="status">
            {results.state === "done" ? t("search.count", { count: results.total, shown: formatNumber(results.total) }) : ""}
          </span>
          {tab === "messages" || tab === "files" ? (
            <Select<SearchSort>
              label={t("search.sort")}
              hideLabel
              value={sort}
              onChange={setSort}
              options={[
                { value: "score", label: t("search.sortRelevance") },
                { value: "timestamp", label: t("search.sortNewest") },
                { value: "oldest", label: t("search.sortOldest") },
              ]}
            />
          ) : null}
        </div>
        {tab === "messages" ? <MessageHits results={results} query={query} onOpen={openMessage} /> : null}
        {tab === "files" ? <FileHits results={results} /> : null}
        {tab === "people" ? <PeopleHits results={results} onOpen={props.onOpenUser} /> : null}
        {tab === "channels" ? <ChannelHits results={results} onOpen={props.onOpenChannel} /> : null}
      </Tabs>
    </section>
  );
}

/** What scrolls: the panel of the tabs. */
function listOf(page: HTMLElement | null): HTMLElement | null {
  return page?.querySelector<HTMLElement>("[role=tabpanel]") ?? null;
}
