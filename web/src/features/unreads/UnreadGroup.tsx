import { Check, ChevronDown, ChevronRight, RotateCcw } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { call } from "../../api";
import { formatShort, useFormats, useText } from "../../i18n";
import { isQuiet, type Message, markUnread, names, readNow, useConversation, useFace, usePlaceName } from "../../model";
import { plainText } from "../../richtext";
import { Avatar, Badge, Button, Icon, Line, Skeleton, showToast } from "../../ui";
import styles from "./UnreadsPage.module.css";

interface UnreadGroupProps {
  id: string;
  onOpen: (place: { channel: string; ts?: string }) => void;
}

const SHOWN = 12;

/** One conversation with what is unread in it. */
export function UnreadGroup({ id, onOpen }: UnreadGroupProps) {
  const t = useText();
  const headId = useId();
  const conversation = useConversation(id);
  const name = usePlaceName(id);
  // As it was when the page was opened: reading moves the mark, the list stays.
  const [since] = useState(conversation?.last_read ?? "0");
  const [count] = useState(conversation?.unread_count ?? 0);
  const [messages, setMessages] = useState<readonly Message[]>();
  const [isOpen, setOpen] = useState(true);
  const isRead = (conversation?.unread_count ?? 0) === 0;

  useEffect(() => {
    let current = true;
    call<{ messages: Message[] }>("conversations.history", { channel: id, oldest: since, limit: SHOWN }).then(
      (answer) => current && setMessages(answer.messages.filter((message) => !isQuiet(message)).reverse()),
      () => current && setMessages([]),
    );
    return () => {
      current = false;
    };
  }, [id, since]);

  function undo() {
    const first = messages?.[0];
    if (first) void markUnread(id, first.ts).catch(() => showToast({ title: t("unreads.notDone"), tone: "bad" }));
  }

  return (
    <section className={styles.group} aria-labelledby={headId} data-unread>
      <header className={styles.head}>
        <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon of={isOpen ? ChevronDown : ChevronRight} />
          <h2 id={headId} dir="auto">
            {name}
          </h2>
          {conversation?.mention_count ? (
            <Badge label={t("sidebar.mentions", { count: conversation.mention_count })}>{conversation.mention_count}</Badge>
          ) : null}
          <span className={styles.count}>{t("unreads.count", { count })}</span>
        </button>
        {isRead ? (
          <Button size="sm" variant="quiet" icon={<Icon of={RotateCcw} />} onClick={undo}>
            {t("unreads.undo")}
          </Button>
        ) : (
          <Button size="sm" icon={<Icon of={Check} />} data-read title={t("unreads.readKey")} onClick={() => readNow(id)}>
            {t("unreads.read")}
          </Button>
        )}
      </header>
      {isOpen ? (
        <>
          {messages ? null : <Skeleton height={48} />}
          <ul className={styles.lines} aria-labelledby={headId}>
            {messages?.map((message) => (
              <UnreadLine key={message.ts} message={message} onOpen={() => onOpen({ channel: id, ts: message.ts })} />
            ))}
          </ul>
          {count > SHOWN ? (
            <Button size="sm" variant="quiet" onClick={() => onOpen({ channel: id })}>
              {t("unreads.more", { count: count - SHOWN })}
            </Button>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

function UnreadLine({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const t = useText();
  useFormats();
  const face = useFace(message.user, message.username ?? (message.user ? "…" : t("common.unknownPerson")));
  const words = plainText(message, names) || message.files?.map((file) => file.title ?? file.name ?? "").join(", ");
  return (
    <Line
      start={<Avatar {...face} size={36} />}
      headline={<strong>{face.name}</strong>}
      at={message.ts}
      atText={formatShort(message.ts)}
      text={words}
      onOpen={onOpen}
    />
  );
}
