import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Composer, MessageEditor } from "../features/composer";
import { Timeline, type TimelineSlots, TypingLine } from "../features/timeline";
import { useText } from "../i18n";
import { loadConversation, loadMembers, noteRoom, self, stretchAt, useConversation, useUser } from "../model";
import { EmptyState, Spinner } from "../ui";
import { ChannelHead } from "./ChannelHead";
import { showOverlay } from "./frame";
import { AgentBar } from "./parts";
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
  onDetails: (tab?: "about" | "members") => void;
}

/** Messages of one's own that are not words one has written. */
const NO_WORDS = /^(channel|group)_|^(un)?pinned_item$|^me_message$|^tombstone$/;

/** A conversation: its head, its messages, and where one writes. */
export function ChannelView(props: ChannelViewProps) {
  const { conversationId, targetTs } = props;
  const t = useText();
  const conversation = useConversation(conversationId);
  const partner = useUser(conversation?.is_im ? conversation.user : undefined);
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
      onShortcuts: (message) =>
        showOverlay({ name: "appShortcuts", type: "message", place: { channel: conversationId, message_ts: message.ts } }),
      emojiPicker,
      onEditing: setEditing,
      editor: (message, onDone) => (
        <MessageEditor conversationId={conversationId} message={message} onDone={onDone} emojiPicker={emojiPicker} />
      ),
    }),
    [conversationId, onOpenThread, onOpenUser],
  );
  const editLast = useCallback(() => {
    const mine = stretchAt(conversationId).messages.findLast(
      (message) => message.user === self().id && !NO_WORDS.test(message.subtype ?? ""),
    );
    setEditing(mine?.ts);
  }, [conversationId]);

  useEffect(() => {
    void loadConversation(conversationId).then((found) => setMissing(!found));
    void loadMembers(conversationId).catch(() => undefined);
  }, [conversationId]);

  const isRoom = conversation !== undefined && !conversation.is_im && !conversation.is_mpim;
  useEffect(() => {
    if (isRoom) noteRoom(conversationId);
  }, [isRoom, conversationId]);

  if (isMissing) return <EmptyState drawing="door" title={t("shell.noChannel")} text={t("shell.noChannelText")} />;
  if (!conversation) return <Spinner />;

  return (
    <>
      <ChannelHead conversation={conversation} onBack={props.onBack} onOpenUser={props.onOpenUser} onDetails={props.onDetails} />
      {conversation.is_im && partner?.is_bot ? (
        <AgentBar conversationId={conversationId} onOpenThread={(ts) => onOpenThread(conversationId, ts)} />
      ) : null}
      <Timeline key={target.current} conversationId={conversationId} targetTs={target.current} editingTs={editingTs} slots={slots} />
      <section aria-label={t("shell.write")} data-region="composer">
        <Composer
          conversationId={conversationId}
          autoFocus={!matchMedia("(max-width: 768px)").matches}
          onEditLast={editLast}
          onOpenChannel={props.onOpenChannel}
          onOpenStatus={props.onStatus}
          onOpenSearch={props.onSearch}
          onShortcuts={() => showOverlay({ name: "appShortcuts", type: "global", place: { channel: conversationId } })}
          emojiPicker={emojiPicker}
        />
        <TypingLine conversationId={conversationId} />
      </section>
    </>
  );
}
