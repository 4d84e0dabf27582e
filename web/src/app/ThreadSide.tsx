import { Composer, MessageEditor } from "../features/composer";
import { ThreadPane } from "../features/thread";
import { MessageRow, OutgoingRow, TypingLine } from "../features/timeline";
import { useOutbox } from "../model";
import { emojiPicker } from "./picker";

interface ThreadSideProps {
  conversationId: string;
  threadTs: string;
  onClose: () => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
}

/** A thread, put together from the list, the rows and the composer. */
export function ThreadSide({ conversationId, threadTs, onClose, onOpenUser, onOpenChannel }: ThreadSideProps) {
  return (
    <ThreadPane
      conversationId={conversationId}
      threadTs={threadTs}
      onClose={onClose}
      renderMessage={(message, index, editing) => (
        <MessageRow
          conversationId={conversationId}
          message={message}
          isGrouped={false}
          isInThread
          tabIndex={0}
          position={index + 1}
          onOpenUser={onOpenUser}
          emojiPicker={emojiPicker}
          editingTs={editing.ts}
          onEditing={editing.set}
          editor={(edited, onDone) => (
            <MessageEditor conversationId={conversationId} message={edited} onDone={onDone} emojiPicker={emojiPicker} />
          )}
        />
      )}
      renderOutgoing={(place) => <Waiting place={place} />}
      composer={(editLast) => (
        <Composer
          conversationId={conversationId}
          threadTs={threadTs}
          autoFocus
          onEditLast={editLast}
          onOpenChannel={onOpenChannel}
          emojiPicker={emojiPicker}
        />
      )}
      typing={<TypingLine conversationId={conversationId} threadTs={threadTs} />}
    />
  );
}

function Waiting({ place }: { place: string }) {
  const outgoing = useOutbox(place);
  return outgoing.map((item) => <OutgoingRow key={item.id} outgoing={item} isGrouped={false} />);
}
