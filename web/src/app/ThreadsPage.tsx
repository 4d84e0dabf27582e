import { ThreadsView } from "../features/thread";
import { MessageRow } from "../features/timeline";
import { emojiPicker } from "./picker";

interface ThreadsPageProps {
  onOpen: (channel: string, threadTs: string) => void;
  onOpenUser: (id: string) => void;
}

export function ThreadsPage({ onOpen, onOpenUser }: ThreadsPageProps) {
  return (
    <ThreadsView
      onOpen={onOpen}
      renderMessage={(channel, message) => (
        <MessageRow
          conversationId={channel}
          message={message}
          isGrouped={false}
          isInThread
          tabIndex={0}
          position={1}
          onOpenUser={onOpenUser}
          emojiPicker={emojiPicker}
        />
      )}
    />
  );
}
