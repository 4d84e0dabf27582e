import { ChevronDown } from "lucide-react";
import { formatDay, formatTime, useFormats, useText } from "../../i18n";
import { displayName, type Message, useUser } from "../../model";
import { SystemBody } from "../../richtext";
import { Icon } from "../../ui";
import type { DayAsked } from "./DayMenu";
import styles from "./Timeline.module.css";

/** Where a new day begins; with `onAsk` also where one may go to other days. An article, since a feed holds nothing else. */
export function DayRow({ at, onAsk }: { at: number; onAsk?: ((asked: DayAsked) => void) | undefined }) {
  useFormats();
  return (
    <article className={styles.day}>
      {onAsk ? (
        <button type="button" className={styles.dayButton} onClick={(event) => onAsk({ at, anchor: event.currentTarget })}>
          {formatDay(at)} <Icon of={ChevronDown} size={16} />
        </button>
      ) : (
        <span>{formatDay(at)}</span>
      )}
    </article>
  );
}

export function UnreadRow() {
  const t = useText();
  return (
    <div className={styles.unread}>
      <span>{t("timeline.unreadLine")}</span>
    </div>
  );
}

/** Between a thread's root and its replies: how many there are. */
export function CountRow({ count }: { count: number }) {
  const t = useText();
  return <p className={styles.count}>{t("timeline.replies", { count })}</p>;
}

/** What the server says of itself, small; a run of joins and leaves in one line. */
export function SystemRow({ messages }: { messages: readonly Message[] }) {
  const t = useText();
  useFormats();
  const [first] = messages;
  const user = useUser(first?.user);
  if (!first) return null;
  const name = user ? displayName(user) : "…";
  return (
    <article className={styles.system}>
      {messages.length > 1 ? <span>{t("timeline.joins", { name, count: messages.length - 1 })}</span> : <SystemBody message={first} />}
      <time dateTime={new Date(Number(first.ts) * 1000).toISOString()}>{formatTime(Number(first.ts))}</time>
    </article>
  );
}
