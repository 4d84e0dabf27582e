import { useMemo, useState } from "react";
import { Composer, MessageEditor } from "../features/composer";
import { ThreadPane } from "../features/thread";
import { ThreadTimeline, type TimelineSlots, TypingLine } from "../features/timeline";
import { placeOf, self, stretchAt, useStretch } from "../model";
import { showOverlay } from "./frame";
import { openApps } from "./moves";
import { Prompts } from "./parts";
import { emojiPicker } from "./picker";

interface ThreadSideProps {
  conversationId: string;
  threadTs: string;
  targetTs: string | undefined;
  onClose: () => void;
  onOpenRoot: () => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
}

/** A thread, put together from the list, the rows and the composer. */
export function ThreadSide(props: ThreadSideProps) {
  const { conversationId, threadTs, onOpenUser } = props;
  const [editingTs, setEditing] = useState<string>();
  const root = useStretch(placeOf(conversationId, threadTs)).messages[0];
  const slots = useMemo(
    (): TimelineSlots => ({
      onOpenUser,
      onShortcuts: (message) =>
        showOverlay({ name: "appShortcuts", type: "message", place: { channel: conversationId, message_ts: message.ts } }),
      emojiPicker,
      onEditing: setEditing,
      editor: (message, onDone) => (
        <MessageEditor conversationId={conversationId} message={message} onDone={onDone} emojiPicker={emojiPicker} />
      ),
    }),
    [conversationId, onOpenUser],
  );

  function editLast() {
    const { messages } = stretchAt(placeOf(conversationId, threadTs));
    setEditing(messages.findLast((message) => message.user === self().id && message.subtype !== "tombstone")?.ts);
  }

  return (
    <ThreadPane
      conversationId={conversationId}
      threadTs={threadTs}
      onClose={props.onClose}
      onOpenRoot={props.onOpenRoot}
      list={
        <ThreadTimeline conversationId={conversationId} threadTs={threadTs} targetTs={props.targetTs} editingTs={editingTs} slots={slots} />
      }
      composer={
        <div>
          {root?.subtype === "assistant_app_thread" ? <Prompts conversationId={conversationId} threadTs={threadTs} /> : null}
          <Composer
            conversationId={conversationId}
            threadTs={threadTs}
            autoFocus
            onEditLast={editLast}
            onOpenChannel={props.onOpenChannel}
            onOpenApps={() => openApps()}
            onHelp={() => showOverlay({ name: "shortcuts" })}
            onShortcuts={() => showOverlay({ name: "appShortcuts", type: "global", place: { channel: conversationId } })}
            emojiPicker={emojiPicker}
          />
          <TypingLine conversationId={conversationId} threadTs={threadTs} />
        </div>
      }
    />
  );
}
