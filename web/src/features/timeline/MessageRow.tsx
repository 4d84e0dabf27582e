import { Eye, Pin } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useId, useRef, useState } from "react";
import { formatBareTime, formatFull, formatTime, useFormats, useText } from "../../i18n";
import { messageKey } from "../../keys";
import { conversationById, dismissEphemeral, displayName, type Message, pref, self, toggleReaction, useUser } from "../../model";
import { MessageBody } from "../../richtext";
import { classes, Icon, type MenuAnchor, Popover, showToast, Tooltip } from "../../ui";
import { Face } from "./Face";
import { Folded } from "./Folded";
import { StreamLine } from "./later";
import styles from "./Message.module.css";
import { Reactions } from "./Reactions";
import type { TimelineSlots } from "./slots";
import { ThreadBar } from "./ThreadBar";
import { useTools } from "./tools";
import { useMessageActs } from "./useMessageActs";
import { usePointing } from "./usePointing";

export interface MessageRowProps {
  conversationId: string;
  message: Message;
  isGrouped: boolean;
  isTarget?: boolean;
  isEditing?: boolean;
  /** In a thread, where replies have no reply bar. */
  isInThread?: boolean;
  tabIndex: 0 | -1;
  position: number;
  slots: TimelineSlots;
}

/** One message: who, what, when, and what can be done with it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversationId, message, isGrouped, isInThread = false, slots } = props;
  const t = useText();
  useFormats();
  const id = useId();
  const article = useRef<HTMLElement>(null);
  const author = useUser(message.user);
  const acts = useMessageActs(props);
  const pointing = usePointing(article);
  const [menu, setMenu] = useState<{ anchor: MenuAnchor; isSheet: boolean }>();
  const opened = useRef(0);
  const [picking, setPicking] = useState(false);
  const name = message.username ?? message.bot_profile?.name ?? (author ? displayName(author) : "…");
  const at = Number(message.ts);
  const isPinned = (message.pinned_to?.length ?? 0) > 0;
  const isGone = message.subtype === "tombstone";
  const hasTools = !isGone && !message.is_ephemeral && !conversationById(conversationId)?.is_archived;

  const showsTools = hasTools && pointing.isActive && !props.isEditing;
  const tools = useTools(showsTools || menu !== undefined);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || !hasTools || !pref("single_keys", true)) return;
    const key = messageKey(event.nativeEvent);
    if (!key) return;
    event.preventDefault();
    if (key === "react") event.currentTarget.querySelector<HTMLElement>("[data-react]")?.click();
    else acts.byKey[key](event.shiftKey);
  }

  function onContextMenu(event: MouseEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    const keepsNative = target.closest("a, img, video, audio, [contenteditable], textarea") || String(getSelection()) !== "";
    if (!hasTools || keepsNative || event.shiftKey) return;
    event.preventDefault();
    openMenu(event.clientX, event.clientY, false);
  }

  function openMenu(x: number, y: number, isSheet: boolean) {
    // From the keyboard there is no point: it opens at the message.
    const isPoint = x > 0 || y > 0;
    opened.current += 1;
    setMenu({ anchor: isPoint ? { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) } : (article.current as MenuAnchor), isSheet });
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    if (!event.altKey || !hasTools) return;
    event.preventDefault();
    acts.markUnread();
  }

  const open = (user: string | undefined) => user && slots.onOpenUser?.(user);
  return (
    <article
      ref={article}
      data-ts={message.ts}
      className={classes(
        styles.message,
        isGrouped && styles.grouped,
        props.isTarget && styles.target,
        isPinned && styles.pinned,
        mentionsMe(message) && styles.mention,
        (pointing.isActive || menu) && styles.active,
      )}
      tabIndex={props.tabIndex}
      aria-posinset={props.position}
      aria-setsize={-1}
      aria-labelledby={`${id}n ${id}b ${id}t ${id}r ${id}c`}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
      onClickCapture={onClick}
      {...pointing.handlers((x, y) => hasTools && openMenu(x, y, true))}
    >
      <div className={styles.gutter}>
        {isGrouped ? (
          <a className={styles.hiddenTime} href={acts.link} tabIndex={-1} title={formatFull(at)}>
            <time id={`${id}t`} dateTime={new Date(at * 1000).toISOString()}>
              {formatBareTime(at)}
            </time>
          </a>
        ) : (
          <button type="button" className={styles.face} tabIndex={-1} aria-hidden onClick={() => open(message.user)}>
            <Face message={message} author={author} name={name} />
          </button>
        )}
      </div>
      <div className={styles.words}>
        <Notes
          message={message}
          isPinned={isPinned}
          isInThread={isInThread}
          onOpenThread={() => slots.onOpenThread?.(message)}
          onDismiss={() => dismissEphemeral(conversationId, message.ts)}
        />
        {isGrouped ? (
          <span id={`${id}n`} className={styles.unseen}>
            {name}
          </span>
        ) : (
          <header className={styles.header}>
            <button id={`${id}n`} type="button" className={styles.name} tabIndex={-1} onClick={() => open(message.user)}>
              <bdi>{name}</bdi>
            </button>
            {message.bot_id || author?.is_bot ? <span className={styles.app}>{t("timeline.app")}</span> : null}
            <Tooltip label={formatFull(at)}>
              <a className={styles.time} href={acts.link} tabIndex={-1}>
                <time id={`${id}t`} dateTime={new Date(at * 1000).toISOString()}>
                  {formatTime(at)}
                </time>
              </a>
            </Tooltip>
          </header>
        )}
        {props.isEditing && slots.editor ? (
          slots.editor(message, () => {
            slots.onEditing?.(undefined);
            article.current?.focus();
          })
        ) : (
          <div id={`${id}b`} className={classes(styles.body, isGone && styles.gone)}>
            {isGone ? (
              t("timeline.deleted")
            ) : (
              <Folded message={message}>
                <MessageBody message={message} channel={conversationId} />
              </Folded>
            )}
          </div>
        )}
        {message.streaming_state && message.streaming_state !== "completed" ? (
          <StreamLine channel={conversationId} message={message} />
        ) : null}
        {message.reactions?.length ? (
          <div id={`${id}r`}>
            <Reactions
              reactions={message.reactions}
              onToggle={(emoji) =>
                toggleReaction(conversationId, message.ts, emoji).catch(() => showToast({ title: t("timeline.notDone"), tone: "bad" }))
              }
              emojiPicker={slots.emojiPicker}
            />
          </div>
        ) : null}
        {isInThread || !message.reply_count ? null : (
          <div id={`${id}c`}>
            <ThreadBar message={message} onOpen={() => slots.onOpenThread?.(message)} />
          </div>
        )}
      </div>
      {showsTools && tools ? (
        <tools.MessageTools
          acts={acts}
          message={message}
          isInThread={isInThread}
          emojiPicker={slots.emojiPicker}
          top={pointing.toolsTop}
          onHold={pointing.hold}
        />
      ) : null}
      {menu && tools ? (
        <tools.MessageMenu
          key={opened.current}
          {...menu}
          returnTo={article}
          labelledBy={`${id}n`}
          acts={acts}
          message={message}
          isInThread={isInThread}
          onReact={slots.emojiPicker ? () => setPicking(true) : undefined}
          // One that closes late must not take the next one along.
          onClose={() => setMenu((open) => (open === menu ? undefined : open))}
        />
      ) : null}
      {picking ? (
        <Popover open anchor={article} label={t("timeline.react")} onOpenChange={setPicking}>
          {slots.emojiPicker?.((emoji) => {
            setPicking(false);
            acts.react(emoji);
          })}
        </Popover>
      ) : null}
      {acts.dialog}
    </article>
  );
});

interface NotesProps {
  message: Message;
  isPinned: boolean;
  isInThread: boolean;
  onOpenThread: () => void;
  onDismiss: () => void;
}

/** What stands above a message: that it is pinned, only for oneself, or from a thread. */
function Notes({ message, isPinned, isInThread, onOpenThread, onDismiss }: NotesProps): ReactNode {
  const t = useText();
  return (
    <>
      {isPinned ? (
        <p className={styles.note}>
          <Icon of={Pin} size={16} /> {t("timeline.pinned")}
        </p>
      ) : null}
      {message.is_ephemeral ? (
        <p className={styles.note}>
          <Icon of={Eye} size={16} /> {t("timeline.onlyYou")}
          <button type="button" className={styles.dismiss} onClick={onDismiss}>
            {t("timeline.dismiss")}
          </button>
        </p>
      ) : null}
      {message.subtype === "thread_broadcast" && !isInThread ? (
        <button type="button" className={styles.note} tabIndex={-1} onClick={onOpenThread}>
          {t("timeline.fromThread")}
        </button>
      ) : null}
    </>
  );
}

function mentionsMe(message: Message): boolean {
  return message.user !== self().id && (message.text ?? "").includes(`<@${self().id}>`);
}
