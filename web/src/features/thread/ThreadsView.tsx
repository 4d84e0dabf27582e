import { CheckCheck } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { call, type WireEvent } from "../../api";
import { useText } from "../../i18n";
import { type Message, watchEvents } from "../../model";
import { Button, EmptyState, Icon, Spinner, showToast, View } from "../../ui";
import styles from "./Thread.module.css";
import { ThreadCard, type ThreadCardSlots } from "./ThreadCard";

export interface Thread {
  root_msg: Message & { channel: string };
  latest_replies: Message[];
  unread_replies: Message[];
}

interface Answer {
  threads: Thread[];
  has_more: boolean;
  max_ts: string;
}

export interface ThreadsViewProps extends ThreadCardSlots {
  onBack: () => void;
}

const REFRESH_MS = 500;

const keyOf = ({ root_msg }: Thread): string => `${root_msg.channel}:${root_msg.ts}`;

/** Every thread one follows: those with something new first, then the one with the newest reply. */
export function ThreadsView({ onBack, ...slots }: ThreadsViewProps): ReactNode {
  const t = useText();
  const [threads, setThreads] = useState<Thread[]>();
  const [next, setNext] = useState<string>();

  const load = useCallback(async (before?: string) => {
    const page = await call<Answer>("subscriptions.thread.getView", before ? { current_ts: before } : {});
    setThreads((known) => (before ? merged(known ?? [], page.threads) : unreadFirst(page.threads)));
    setNext(page.has_more ? page.max_ts : undefined);
  }, []);
  useEffect(() => void load().catch(() => setThreads([])), [load]);

  // New threads join at the top; those on screen stay where they are and change by themselves.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = watchEvents((event: WireEvent) => {
      if (event.type !== "thread_subscribed" && !(event.type === "message" && event.thread_ts)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        call<Answer>("subscriptions.thread.getView").then(
          (page) => setThreads((known) => (known ? joined(known, page.threads) : known)),
          () => undefined,
        );
      }, REFRESH_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);

  async function markAll() {
    try {
      await call("subscriptions.thread.markAll");
      await load();
      showToast({ title: t("thread.allRead") });
    } catch {
      showToast({ title: t("thread.notDone"), tone: "bad" });
    }
  }

  return (
    <View
      title={t("thread.all")}
      onBack={onBack}
      actions={
        threads?.length ? (
          <Button size="sm" icon={<Icon of={CheckCheck} />} onClick={() => void markAll()}>
            {t("thread.markAll")}
          </Button>
        ) : null
      }
    >
      <div className={styles.threads}>
        {threads === undefined ? <Spinner /> : null}
        {threads?.length === 0 ? <EmptyState drawing="bench" title={t("thread.none")} text={t("thread.noneText")} /> : null}
        {threads?.map((thread) => (
          <ThreadCard key={keyOf(thread)} thread={thread} {...slots} />
        ))}
        {next ? <Button onClick={() => void load(next)}>{t("thread.older")}</Button> : null}
      </div>
    </View>
  );
}

function unreadFirst(threads: Thread[]): Thread[] {
  return [
    ...threads.filter((thread) => thread.unread_replies.length > 0),
    ...threads.filter((thread) => thread.unread_replies.length === 0),
  ];
}

function merged(known: Thread[], older: Thread[]): Thread[] {
  const seen = new Set(known.map(keyOf));
  return [...known, ...older.filter((thread) => !seen.has(keyOf(thread)))];
}

function joined(known: Thread[], fresh: Thread[]): Thread[] {
  const seen = new Set(known.map(keyOf));
  return [...fresh.filter((thread) => !seen.has(keyOf(thread))), ...known];
}
