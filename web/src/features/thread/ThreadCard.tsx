import { ChevronDown, ChevronRight, Reply } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import { loadThread, type Message, markThread, placeOf, self, usePlaceName, useStretch } from "../../model";
import { Button, Icon, IconButton } from "../../ui";
import styles from "./Thread.module.css";
import type { Thread } from "./ThreadsView";

export interface ThreadCardSlots {
  renderMessage: (channel: string, message: Message) => ReactNode;
  renderOutgoing: (channel: string, threadTs: string) => ReactNode;
  composer: (channel: string, threadTs: string) => ReactNode;
  onOpen: (channel: string, threadTs: string) => void;
}

const SHOWN = 3;

/** One thread among many: its root, what is new in it, and a place to answer. */
export function ThreadCard({ thread, ...slots }: ThreadCardSlots & { thread: Thread }) {
  const t = useText();
  const { channel, ts } = thread.root_msg;
  const place = usePlaceName(channel);
  const stretch = useStretch(placeOf(channel, ts));
  const [isOpen, setOpen] = useState(true);
  const [showsAll, setShowsAll] = useState(false);
  const [writes, setWrites] = useState(false);
  // What was new when the card appeared stays marked as new while it is there.
  const [readUpTo] = useState(thread.root_msg.last_read ?? "0");
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => void loadThread(channel, ts), [channel, ts]);

  const [root, ...replies] = stretch.messages.length > 0 ? stretch.messages : [thread.root_msg, ...known(thread)];
  const isNew = (reply: Message) => reply.ts > readUpTo && reply.user !== self().id;
  const fresh = replies.filter(isNew).length;
  const shown = showsAll ? replies : replies.slice(-Math.max(SHOWN, fresh));
  const hidden = replies.length - shown.length;
  useSeen(end, () => markThread(channel, ts, replies.at(-1)?.ts ?? ts));

  return (
    <section className={styles.card} aria-label={t("thread.in", { place })}>
      <header>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          size="sm"
          label={isOpen ? t("thread.collapse") : t("thread.expand")}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <button type="button" className={styles.place} dir="auto" onClick={() => slots.onOpen(channel, ts)}>
          {place}
        </button>
        {fresh > 0 ? <span className={styles.new}>{t("thread.new", { count: fresh })}</span> : null}
      </header>
      {isOpen ? (
        <>
          {root ? slots.renderMessage(channel, root) : null}
          {hidden > 0 ? (
            <button type="button" className={styles.more} onClick={() => setShowsAll(true)}>
              {t("thread.more", { count: hidden })}
            </button>
          ) : null}
          {shown.map((reply, index) => (
            <div key={reply.ts}>
              {isNew(reply) && !shown.slice(0, index).some(isNew) ? <p className={styles.line}>{t("thread.newLine")}</p> : null}
              {slots.renderMessage(channel, reply)}
            </div>
          ))}
          {slots.renderOutgoing(channel, ts)}
          <div ref={end} className={styles.answer}>
            {writes ? (
              slots.composer(channel, ts)
            ) : (
              <Button icon={<Icon of={Reply} />} onClick={() => setWrites(true)}>
                {t("thread.reply")}
              </Button>
            )}
          </div>
        </>
      ) : null}
    </section>
  );
}

function known(thread: Thread): Message[] {
  return thread.unread_replies.length > thread.latest_replies.length ? thread.unread_replies : thread.latest_replies;
}

/** Calls back whenever something is in sight of someone who is looking. */
function useSeen(place: { current: HTMLElement | null }, onSeen: () => void): void {
  const latest = useRef(onSeen);
  latest.current = onSeen;
  const isSeen = useRef(false);
  useEffect(() => {
    if (isSeen.current && document.hasFocus()) latest.current();
  });
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const look = () => isSeen.current && document.hasFocus() && latest.current();
    const sight = new IntersectionObserver(([entry]) => {
      isSeen.current = entry?.isIntersecting === true;
      look();
    });
    sight.observe(current);
    addEventListener("focus", look);
    return () => {
      sight.disconnect();
      removeEventListener("focus", look);
    };
  }, [place]);
}
