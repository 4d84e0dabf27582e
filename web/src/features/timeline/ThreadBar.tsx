import { formatRelative, useFormats, useText } from "../../i18n";
import { displayName, type Message, useUser } from "../../model";
import { Avatar } from "../../ui";
import styles from "./Message.module.css";

const FACES = 4;

/** Under a root: who answered, how often, when last. */
export function ThreadBar({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const t = useText();
  useFormats();
  return (
    <button type="button" className={styles.threadBar} onClick={onOpen}>
      {(message.reply_users ?? []).slice(0, FACES).map((id) => (
        <Face key={id} id={id} />
      ))}
      <span className={styles.replies}>{t("timeline.replies", { count: message.reply_count ?? 0 })}</span>
      {message.latest_reply ? <span className={styles.lastReply}>{formatRelative(Number(message.latest_reply))}</span> : null}
    </button>
  );
}

function Face({ id }: { id: string }) {
  const user = useUser(id);
  return <Avatar id={id} name={user ? displayName(user) : "…"} size={20} />;
}
