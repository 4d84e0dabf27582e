import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import { loadThread, type Message, markThread, placeOf, useConversationName, useOutbox, useStretch } from "../../model";
import { IconButton, Spinner } from "../../ui";
import styles from "./Thread.module.css";

export interface ThreadPaneProps {
  conversationId: string;
  threadTs: string;
  onClose: () => void;
  renderMessage: (message: Message, index: number, editing: Editing) => ReactNode;
  renderOutgoing: (place: string) => ReactNode;
  composer: (editLast: () => void) => ReactNode;
  typing: ReactNode;
}

export interface Editing {
  ts: string | undefined;
  set: (ts: string | undefined) => void;
}

/** A thread beside its channel: the root, its replies, and a place to answer. */
export function ThreadPane(props: ThreadPaneProps) {
  const { conversationId, threadTs } = props;
  const t = useText();
  const place = placeOf(conversationId, threadTs);
  const stretch = useStretch(place);
  const outgoing = useOutbox(place);
  const name = useConversationName(conversationId) ?? "";
  const [editingTs, setEditing] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = stretch.messages.at(-1)?.ts;

  useEffect(() => void loadThread(conversationId, threadTs), [conversationId, threadTs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was added is why to look
  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last, outgoing.length]);

  useEffect(() => {
    if (last && last !== threadTs && document.hasFocus()) markThread(conversationId, threadTs, last);
  }, [conversationId, threadTs, last]);

  function onScroll() {
    const element = list.current;
    if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
  }

  function editLast() {
    const own = stretch.messages.findLast(
      (message) => message.user !== undefined && document.getElementById(`message-${message.ts}`) !== null,
    );
    setEditing(own?.ts);
  }

  const replies = Math.max(0, stretch.messages.length - 1);
  return (
    <aside className={styles.pane} aria-label={t("thread.label")}>
      <header className={styles.head}>
        <h2>{t("thread.title")}</h2>
        <span dir="auto">{name}</span>
        <IconButton icon={X} label={t("common.close")} onClick={props.onClose} />
      </header>
      <div className={styles.list} ref={list} onScroll={onScroll} role="feed" aria-label={t("thread.label")} aria-busy={stretch.isLoading}>
        {stretch.isLoading && stretch.messages.length === 0 ? <Spinner /> : null}
        {stretch.messages.map((message, index) => (
          <div key={message.ts}>
            {props.renderMessage(message, index, { ts: editingTs, set: setEditing })}
            {index === 0 && replies > 0 ? <p className={styles.count}>{t("timeline.replies", { count: replies })}</p> : null}
          </div>
        ))}
        {props.renderOutgoing(place)}
        {props.composer(editLast)}
        {props.typing}
      </div>
    </aside>
  );
}
