import { useMemo } from "react";
import { Composer } from "../features/composer";
import { ThreadsView } from "../features/thread";
import { MessageRow, OutgoingRow, type TimelineSlots } from "../features/timeline";
import { placeOf, useOutbox } from "../model";
import { emojiPicker } from "./picker";

interface ThreadsPageProps {
  onOpen: (channel: string, threadTs: string) => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
  onBack: () => void;
}

/** All threads one follows, put together from rows and composers. */
export function ThreadsPage({ onOpen, onOpenUser, onOpenChannel, onBack }: ThreadsPageProps) {
  const slots = useMemo((): TimelineSlots => ({ onOpenUser, emojiPicker }), [onOpenUser]);
  return (
    <ThreadsView
      onBack={onBack}
      onOpen={onOpen}
      renderMessage={(channel, message) => (
        <MessageRow conversationId={channel} message={message} isGrouped={false} isInThread tabIndex={0} position={1} slots={slots} />
      )}
      renderOutgoing={(channel, threadTs) => <Waiting place={placeOf(channel, threadTs)} />}
      composer={(channel, threadTs) => (
        <Composer conversationId={channel} threadTs={threadTs} autoFocus onOpenChannel={onOpenChannel} emojiPicker={emojiPicker} />
      )}
    />
  );
}

function Waiting({ place }: { place: string }) {
  const outgoing = useOutbox(place);
  return outgoing.map((item) => <OutgoingRow key={item.id} outgoing={item} isGrouped={false} />);
}
