import { formatRelative, useFormats, useText } from "../../i18n";
import { type Message, useFace } from "../../model";
import { Avatar, VisuallyHidden } from "../../ui";
import styles from "./Message.module.css";

const FACES = 4;

/** Under a root: who answered, how often, when last. */
export function ThreadBar({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const t = useText();
  useFormats();
  const isUnread = message.subscribed === true && (message.latest_reply ?? "0") > (message.last_read ?? "0");
  return (
    <button type="button" className={styles.threadBar} onClick={onOpen}>
      {(message.reply_users ?? []).slice(0, FACES).map((id) => (
        <Face key={id} id={id} />
      ))}
      <span className={styles.replies}>{t("timeline.replies", { count: message.reply_count ?? 0 })}</span>
      {isUnread ? (
        <>
          <span className={styles.unreadDot} />
          <VisuallyHidden>{t("timeline.unreadReplies")}</VisuallyHidden>
        </>
      ) : null}
      {message.latest_reply ? <span className={styles.lastReply}>{formatRelative(Number(message.latest_reply))}</span> : null}
    </button>
  );
}

function Face({ id }: { id: string }) {
  return <Avatar {...useFace(id)} size={20} />;
}
