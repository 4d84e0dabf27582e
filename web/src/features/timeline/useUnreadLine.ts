import { useEffect, useRef, useState } from "react";
import { conversationById, markRead, releaseUnread, useConversation } from "../../model";

/**
 * Where the "New" line stands. It is set when the channel is opened, stays while one reads, moves when something is marked
 * unread, begins anew for what comes while nobody is looking, and goes with Esc.
 */
export function useUnreadLine(channel: string) {
  const conversation = useConversation(channel);
  const [after, setAfter] = useState(() => firstUnread(channel));
  const lastRead = conversation?.last_read ?? "0";
  const unread = conversation?.unread_count ?? 0;
  const before = useRef({ lastRead, unread });

  useEffect(() => {
    const known = before.current;
    before.current = { lastRead, unread };
    const wasMarkedUnread = lastRead < known.lastRead;
    const beganAnew = unread > 0 && known.unread === 0 && !document.hasFocus();
    if (wasMarkedUnread || beganAnew) setAfter(lastRead);
  }, [lastRead, unread]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.shiftKey || event.defaultPrevented) return;
      // Esc first closes what is open.
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [data-editing]")) return;
      setAfter(undefined);
      releaseUnread(channel);
      markRead(channel);
    };
    // Before anything has closed, so that what was open is still there to be seen.
    addEventListener("keydown", onKey, { capture: true });
    return () => {
      removeEventListener("keydown", onKey, { capture: true });
      releaseUnread(channel);
    };
  }, [channel]);

  return after;
}

/** The ts after which everything is new, as it was when the channel was opened. */
function firstUnread(channel: string): string | undefined {
  const conversation = conversationById(channel);
  return conversation && (conversation.unread_count ?? 0) > 0 ? conversation.last_read : undefined;
}
