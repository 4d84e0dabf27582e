import { ArrowLeft, Bell, Hash, Lock, Star, Users } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call } from "../api";
import { Composer, MessageEditor } from "../features/composer";
import { Timeline, type TimelineSlots, TypingLine } from "../features/timeline";
import { useText } from "../i18n";
import {
  type Conversation,
  loadConversation,
  loadMembers,
  self,
  stretchAt,
  toggleStar,
  useConversation,
  useConversationName,
} from "../model";
import { EmptyState, Icon, IconButton, Spinner, showToast } from "../ui";
import styles from "./App.module.css";
import { emojiPicker } from "./picker";

export interface ChannelViewProps {
  conversationId: string;
  targetTs: string | undefined;
  onBack: () => void;
  onOpenThread: (channel: string, ts: string) => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
  onSearch: (query: string) => void;
  onStatus: () => void;
}

/** A conversation: its head, its messages, and where one writes. */
export function ChannelView(props: ChannelViewProps) {
  const { conversationId, targetTs } = props;
  const t = useText();
  const conversation = useConversation(conversationId);
  const [isMissing, setMissing] = useState(false);
  const [editingTs, setEditing] = useState<string>();
  // Opening or closing a thread takes the message out of the address, and is no reason to move.
  const target = useRef(targetTs);
  if (targetTs) target.current = targetTs;
  const { onOpenThread, onOpenUser } = props;
  const slots = useMemo(
    (): TimelineSlots => ({
      onOpenThread: (message) => onOpenThread(conversationId, message.thread_ts ?? message.ts),
      onOpenUser,
      emojiPicker,
      onEditing: setEditing,
      editor: (message, onDone) => (
        <MessageEditor conversationId={conversationId} message={message} onDone={onDone} emojiPicker={emojiPicker} />
      ),
    }),
    [conversationId, onOpenThread, onOpenUser],
  );
  const editLast = useCallback(() => {
    const mine = stretchAt(conversationId).messages.findLast((message) => message.user === self().id && !message.subtype);
    setEditing(mine?.ts);
  }, [conversationId]);

  useEffect(() => {
    void loadConversation(conversationId).then((found) => setMissing(!found));
    void loadMembers(conversationId).catch(() => undefined);
  }, [conversationId]);

  if (isMissing) return <EmptyState drawing="door" title={t("shell.noChannel")} text={t("shell.noChannelText")} />;
  if (!conversation) return <Spinner />;

  return (
    <>
      <Head {...props} conversation={conversation} />
      <Timeline key={target.current} conversationId={conversationId} targetTs={target.current} editingTs={editingTs} slots={slots} />
      <div>
        <Composer
          conversationId={conversationId}
          autoFocus={!matchMedia("(max-width: 768px)").matches}
          onEditLast={editLast}
          onOpenChannel={props.onOpenChannel}
          onOpenStatus={props.onStatus}
          onOpenSearch={props.onSearch}
          emojiPicker={emojiPicker}
        />
        <TypingLine conversationId={conversationId} />
      </div>
    </>
  );
}

function Head({ conversation, onBack, onOpenUser }: ChannelViewProps & { conversation: Conversation }) {
  const t = useText();
  const name = useConversationName(conversation.id) ?? "";
  const isDirect = conversation.is_im || conversation.is_mpim;
  const attempt = (work: Promise<unknown>) => void work.catch(() => showToast({ title: t("timeline.notDone"), tone: "bad" }));
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton icon={ArrowLeft} label={t("common.back")} onClick={onBack} />
      </span>
      <h1 className={styles.title}>
        {isDirect ? null : <Icon of={conversation.is_private ? Lock : Hash} size={18} />}
        {conversation.is_im ? (
          <button type="button" dir="auto" onClick={() => onOpenUser(conversation.user ?? "")}>
            {name}
          </button>
        ) : (
          <span dir="auto">{name}</span>
        )}
      </h1>
      <p className={styles.topic} dir="auto" title={conversation.topic?.value}>
        {conversation.topic?.value}
      </p>
      {conversation.is_im ? null : (
        <span className={styles.count}>
          <Icon of={Users} size={16} />
          {t("shell.members", { count: conversation.num_members ?? 0 })}
        </span>
      )}
      <IconButton
        icon={Bell}
        label={conversation.is_muted ? t("sidebar.unmute") : t("sidebar.mute")}
        pressed={conversation.is_muted ?? false}
        onClick={() => attempt(call("users.conversationPrefs.set", { channel: conversation.id, muted: !conversation.is_muted }))}
      />
      <IconButton
        icon={Star}
        label={conversation.is_starred ? t("sidebar.unstar") : t("sidebar.star")}
        pressed={conversation.is_starred ?? false}
        onClick={() => attempt(toggleStar(conversation))}
      />
    </header>
  );
}
