import { type ReactNode, useMemo } from "react";
import { errorText, formatDateTime, formatFull, toDate, useFormats, useText } from "../../i18n";
import { displayName, names, useConversationName, useUser } from "../../model";
import { highlightWords, parseMrkdwn, plainText, RichText, type RichTextBlock, RowBoundary } from "../../richtext";
import { Avatar, Button, EmptyState, Skeleton } from "../../ui";
import { searchedWords } from "./query";
import type { MessagePlace } from "./SearchPage";
import styles from "./SearchPage.module.css";
import type { Beside, FoundMessage } from "./types";
import type { SearchResults } from "./useSearch";

interface MessageHitsProps {
  results: SearchResults;
  query: string;
  onOpen: ((place: MessagePlace) => void) | undefined;
}

/** Messages that fit, their words marked; each opens where it stands. */
export function MessageHits({ results, query, onOpen }: MessageHitsProps) {
  const words = useMemo(() => searchedWords(query), [query]);
  return (
    <HitList results={results} isEmpty={results.messages.length === 0}>
      {results.messages.map((message) => (
        <li key={`${message.channel.id}${message.ts}`}>
          <RowBoundary fallback={null}>
            <MessageHit message={message} words={words} onOpen={onOpen} />
          </RowBoundary>
        </li>
      ))}
    </HitList>
  );
}

/** The frame of every list of results: waiting, nothing, failed, more. */
export function HitList({ results, isEmpty, children }: { results: SearchResults; isEmpty: boolean; children: ReactNode }) {
  const t = useText();
  if (results.state === "idle") return <EmptyState drawing="lamp" title={t("search.startTitle")} text={t("search.startText")} />;
  if (results.state === "failed") return <EmptyState drawing="bench" title={errorText(results.error ?? "unknown")} />;
  if (results.state === "loading") {
    return (
      <div className={styles.loading}>
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={styles.loadingRow}>
            <Skeleton width={36} height={36} round />
            <span className={styles.loadingWords}>
              <Skeleton width="30%" />
              <Skeleton width="80%" />
            </span>
          </div>
        ))}
      </div>
    );
  }
  if (isEmpty) return <EmptyState drawing="window" title={t("search.noneTitle")} text={t("search.noneText")} />;
  return (
    <>
      <ol className={styles.hits}>{children}</ol>
      {results.hasMore ? (
        <div className={styles.more}>
          <Button onClick={results.more}>{t("search.more")}</Button>
        </div>
      ) : null}
    </>
  );
}

function MessageHit({ message, words, onOpen }: { message: FoundMessage; words: readonly string[]; onOpen: MessageHitsProps["onOpen"] }) {
  const t = useText();
  useFormats();
  const author = useUser(message.user);
  const { channel } = message;
  const known = useConversationName(channel.id) ?? channel.name ?? "";
  const place = channel.is_im || channel.is_mpim || channel.id.startsWith("D") ? known : `#${known}`;
  const name = author ? displayName(author) : (message.username ?? t("common.unknownPerson"));
  const elements = useMemo(() => {
    const rich = message.blocks?.filter((block) => block.type === "rich_text") as RichTextBlock[] | undefined;
    const own = rich?.length
      ? rich.flatMap((block) => block.elements)
      : parseMrkdwn(message.text || (message.attachments?.[0]?.fallback ?? ""));
    return highlightWords(own, words);
  }, [message, words]);
  const threadTs = message.thread_ts && message.thread_ts !== message.ts ? { threadTs: message.thread_ts } : {};
  const open = () => onOpen?.({ channel: message.channel.id, ts: message.ts, ...threadTs });
  return (
    <article className={styles.hit}>
      <Avatar
        id={message.user ?? message.ts}
        name={name}
        src={author?.profile.is_custom_image ? author.profile.image_72 : undefined}
        size={36}
      />
      <div className={styles.hitBody}>
        <div className={styles.hitHead}>
          <strong dir="auto">{name}</strong>
          <span className={styles.detail} dir="auto">
            {place}
          </span>
          <button
            type="button"
            className={styles.hitLink}
            data-row={`${message.channel.id}${message.ts}`}
            title={formatFull(message.ts)}
            onClick={open}
          >
            <time dateTime={toDate(message.ts).toISOString()}>{formatDateTime(message.ts)}</time>
          </button>
        </div>
        <Near beside={message.previous} />
        <div className={styles.hitWords} dir="auto">
          <RichText elements={elements} />
        </div>
        <Near beside={message.next} />
      </div>
    </article>
  );
}

/** A line of what stood beside a hit, so that one can tell what it was about. */
function Near({ beside }: { beside: Beside | undefined }) {
  const t = useText();
  const author = useUser(beside?.user);
  const words = beside
    ? plainText({ text: beside.text ?? "" }, names)
        .replace(/\s+/g, " ")
        .trim()
    : "";
  if (!beside || words === "") return null;
  const name = author ? displayName(author) : (beside.username ?? t("common.unknownPerson"));
  return (
    <p className={styles.near} dir="auto">
      <strong>{name}</strong> {words}
    </p>
  );
}
