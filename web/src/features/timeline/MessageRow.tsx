import { Pin } from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { formatFull, formatTime, useFormats, useText } from "../../i18n";
import { conversationById, displayName, type Message, self, toggleReaction, useUser } from "../../model";
import { MessageBody } from "../../richtext";
import { Avatar, classes, Icon, showToast, Tooltip } from "../../ui";
import styles from "./Message.module.css";
import { MessageTools } from "./MessageTools";
import { Reactions } from "./Reactions";
import type { TimelineSlots } from "./slots";
import { ThreadBar } from "./ThreadBar";
import { useMessageActs } from "./useMessageActs";

export interface MessageRowProps extends TimelineSlots {
  conversationId: string;
  message: Message;
  isGrouped: boolean;
  isTarget?: boolean;
  /** In a thread, where replies have no reply bar. */
  isInThread?: boolean;
  tabIndex: number;
  position: number;
}

/** One message: who, what, when, and what can be done with it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversationId, message, isGrouped, isInThread } = props;
  const t = useText();
  useFormats();
  const author = useUser(message.user);
  const acts = useMessageActs(props);
  const [isActive, setActive] = useState(false);
  const name = message.username ?? message.bot_profile?.name ?? (author ? displayName(author) : "…");
  const isMine = message.user === self().id;
  const at = Number(message.ts);
  const isPinned = (message.pinned_to?.length ?? 0) > 0;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts.byKey[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <article
      id={`message-${message.ts}`}
      className={classes(
        styles.message,
        isGrouped && styles.grouped,
        props.isTarget && styles.target,
        isPinned && styles.pinned,
        mentionsMe(message) && styles.mention,
      )}
      tabIndex={props.tabIndex}
      aria-posinset={props.position}
      aria-setsize={-1}
      aria-label={t("timeline.messageBy", { name })}
      onKeyDown={onKeyDown}
      onMouseEnter={() => setActive(true)}
      onMouseLeave={() => setActive(false)}
      onFocus={() => setActive(true)}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setActive(false)}
    >
      <div className={styles.gutter}>
        {isGrouped ? (
          <time className={styles.hiddenTime}>{formatTime(at)}</time>
        ) : (
          <button
            type="button"
            className={styles.face}
            tabIndex={-1}
            aria-hidden
            onClick={() => message.user && props.onOpenUser?.(message.user)}
          >
            <Avatar
              id={message.user ?? message.bot_id ?? "B"}
              name={name}
              src={author?.profile.is_custom_image ? author.profile.image_72 : undefined}
              size={36}
            />
          </button>
        )}
      </div>
      <div className={styles.words}>
        {isPinned ? (
          <p className={styles.note}>
            <Icon of={Pin} size={16} /> {t("timeline.pinned")}
          </p>
        ) : null}
        {message.is_ephemeral ? <p className={styles.note}>{t("timeline.onlyYou")}</p> : null}
        {message.subtype === "thread_broadcast" && !isInThread ? (
          <button type="button" className={styles.note} onClick={() => props.onOpenThread?.(message)}>
            {t("timeline.fromThread")}
          </button>
        ) : null}
        {isGrouped ? null : (
          <header className={styles.header}>
            <button type="button" className={styles.name} tabIndex={-1} onClick={() => message.user && props.onOpenUser?.(message.user)}>
              {name}
            </button>
            {message.bot_id || author?.is_bot ? <span className={styles.app}>{t("timeline.app")}</span> : null}
            <Tooltip label={formatFull(at)}>
              <a className={styles.time} href={acts.link} tabIndex={-1}>
                <time dateTime={new Date(at * 1000).toISOString()}>{formatTime(at)}</time>
              </a>
            </Tooltip>
          </header>
        )}
        {props.editingTs === message.ts && props.editor ? (
          props.editor(message, () => props.onEditing?.(undefined))
        ) : (
          <div
            className={classes(styles.body, message.subtype === "me_message" && styles.me, message.subtype === "tombstone" && styles.gone)}
          >
            {message.subtype === "tombstone" ? t("timeline.deleted") : <MessageBody message={message} />}
          </div>
        )}
        {message.reactions?.length ? (
          <Reactions
            reactions={message.reactions}
            onToggle={(emoji) =>
              toggleReaction(conversationId, message.ts, emoji).catch(() => showToast({ title: t("timeline.notDone"), tone: "bad" }))
            }
            emojiPicker={props.emojiPicker}
          />
        ) : null}
        {isInThread || !message.reply_count ? null : <ThreadBar message={message} onOpen={() => props.onOpenThread?.(message)} />}
      </div>
      {isActive && message.subtype !== "tombstone" && !conversationById(conversationId)?.is_archived ? (
        <MessageTools acts={acts} message={message} isMine={isMine} isInThread={isInThread ?? false} emojiPicker={props.emojiPicker} />
      ) : null}
      {acts.dialog}
    </article>
  );
});

function mentionsMe(message: Message): boolean {
  return message.user !== self().id && (message.text ?? "").includes(`<@${self().id}>`);
}
