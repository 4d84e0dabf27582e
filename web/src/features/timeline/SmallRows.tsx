import { formatDay, formatTime, useFormats, useText } from "../../i18n";
import { displayName, type Message, useUser } from "../../model";
import { SystemBody } from "../../richtext";
import styles from "./Timeline.module.css";

export function DayRow({ at }: { at: number }) {
  useFormats();
  return (
    <div className={styles.day}>
      <span>{formatDay(at)}</span>
    </div>
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
