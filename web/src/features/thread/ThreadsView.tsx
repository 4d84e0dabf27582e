import { type ReactNode, useCallback, useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { type Message, useConversationName } from "../../model";
import { Button, EmptyState, Spinner } from "../../ui";
import styles from "./Thread.module.css";

interface Thread {
  root_msg: Message & { channel: string };
  latest_replies: Message[];
  unread_replies: Message[];
}

interface View {
  threads: Thread[];
  has_more: boolean;
  max_ts: string;
}

export interface ThreadsViewProps {
  renderMessage: (channel: string, message: Message) => ReactNode;
  onOpen: (channel: string, threadTs: string) => void;
}

/** Every thread one follows, the one with the newest reply first. */
export function ThreadsView({ renderMessage, onOpen }: ThreadsViewProps) {
  const t = useText();
  const [threads, setThreads] = useState<Thread[]>();
  const [next, setNext] = useState<string>();
  const load = useCallback(async (before?: string) => {
    const page = await call<View>("subscriptions.thread.getView", before ? { current_ts: before } : {});
    setThreads((known) => [...(before ? (known ?? []) : []), ...page.threads]);
    setNext(page.has_more ? page.max_ts : undefined);
  }, []);
  useEffect(() => void load().catch(() => setThreads([])), [load]);

  async function markAll() {
    await call("subscriptions.thread.markAll");
    await load();
  }

  return (
    <section className={styles.view} aria-label={t("thread.all")}>
      <header className={styles.viewHead}>
        <h1>{t("thread.all")}</h1>
        <Button size="sm" onClick={() => void markAll()}>
          {t("thread.markAll")}
        </Button>
      </header>
      <div className={styles.threads}>
        {threads === undefined ? <Spinner /> : null}
        {threads?.length === 0 ? <EmptyState drawing="bench" title={t("thread.none")} text={t("thread.noneText")} /> : null}
        {threads?.map((thread) => (
          <ThreadCard
            key={`${thread.root_msg.channel}:${thread.root_msg.ts}`}
            thread={thread}
            renderMessage={renderMessage}
            onOpen={onOpen}
          />
        ))}
        {next ? <Button onClick={() => void load(next)}>{t("thread.older")}</Button> : null}
      </div>
    </section>
  );
}

function ThreadCard({ thread, renderMessage, onOpen }: ThreadsViewProps & { thread: Thread }) {
  const t = useText();
  const root = thread.root_msg;
  const name = useConversationName(root.channel) ?? "";
  const replies = thread.unread_replies.length > 0 ? thread.unread_replies : thread.latest_replies;
  return (
    <article className={styles.card}>
      <header>
        <strong dir="auto">{name}</strong>
        {thread.unread_replies.length > 0 ? (
          <span className={styles.new}>{t("thread.new", { count: thread.unread_replies.length })}</span>
        ) : null}
        <Button size="sm" onClick={() => onOpen(root.channel, root.ts)}>
          {t("thread.open")}
        </Button>
      </header>
      {renderMessage(root.channel, root)}
      {replies.map((reply) => (
        <div key={reply.ts}>{renderMessage(root.channel, reply)}</div>
      ))}
    </article>
  );
}
