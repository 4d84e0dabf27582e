import { useCallback, useMemo, useRef, useState } from "react";
import { Composer, MessageEditor } from "../features/composer";
import { Timeline, type TimelineSlots, TypingLine } from "../features/timeline";
import { useText } from "../i18n";
import { self, stretchAt } from "../model";
import type { ChannelViewProps } from "./ChannelView";
import { showOverlay } from "./frame";
import { openApps } from "./moves";
import { emojiPicker } from "./picker";

/** Messages of one's own that are not words one has written. */
const NO_WORDS = /^(channel|group)_|^(un)?pinned_item$|^me_message$|^tombstone$/;

interface TalkProps extends ChannelViewProps {
  /** In place of where one writes. */
  foot?: React.ReactNode;
}

/** The messages of a conversation, and where one writes. */
export function Talk({ foot, ...props }: TalkProps) {
  const { conversationId, targetTs } = props;
  const t = useText();
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

  return (
    <>
      <Timeline key={target.current} conversationId={conversationId} targetTs={target.current} editingTs={editingTs} slots={slots} />
      {foot ?? (
        <section aria-label={t("shell.write")} data-region="composer">
          <Composer
            conversationId={conversationId}
            autoFocus={!matchMedia("(max-width: 768px)").matches}
            onEditLast={editLast}
            onOpenChannel={props.onOpenChannel}
            onOpenStatus={props.onStatus}
            onOpenSearch={props.onSearch}
            onOpenApps={() => openApps()}
            onHelp={() => showOverlay({ name: "shortcuts" })}
            onShortcuts={() => showOverlay({ name: "appShortcuts", type: "global", place: { channel: conversationId } })}
            emojiPicker={emojiPicker}
          />
          <TypingLine conversationId={conversationId} />
        </section>
      )}
    </>
  );
}
