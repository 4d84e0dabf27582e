/** From live events to windows of the system. */
import type { WireEvent } from "../../api";
import { conversationById, isResting, loadConversation, type Message, pref, self, speaksToMe, watchEvents } from "../../model";
import { decide, isTold, type Level, readKeywords } from "./decide";
import { isFollowed, loadFollowed, noteFollowed } from "./followed";
import { askPermission } from "./permission";
import { type Place, permission, show, withdraw } from "./show";
import { joinTabs, type Tabs } from "./tabs";

export interface NotifyingOptions {
  /** Channels and threads ("C1", "C1:1700000000.000100") that are on screen here. */
  shownPlaces: () => readonly string[];
  onOpen: (place: Place) => void;
}

type Heard = Message & { channel: string; hidden?: boolean };

/** What came just before the leader went may not have been told: the next one sees to it. */
const HANDOVER_MS = 5000;

/** Begins to tell; the answer ends it. */
export function startNotifying({ shownPlaces, onOpen }: NotifyingOptions): () => void {
  const waiting = new Map<string, { message: Heard; at: number }>();
  const tabs = joinTabs(self().id, {
    shownPlaces,
    // Once `tabs` is there.
    onLead: () => queueMicrotask(takeOver),
    onSeenTo: (message) => waiting.delete(message),
  });
  void loadFollowed().catch(() => undefined);
  const stop = watchEvents((event) => {
    noteFollowed(event);
    if (event.type.endsWith("_marked")) close(event);
    else if (event.type === "message") hearOrWait(event as unknown as Heard);
  });

  function hearOrWait(message: Heard) {
    const name = `${message.channel}:${message.ts}`;
    if (tabs.isLeader()) {
      tabs.seenTo(name);
      void hear(message, tabs, onOpen);
      return;
    }
    for (const [known, { at }] of waiting) if (at < Date.now() - HANDOVER_MS) waiting.delete(known);
    waiting.set(name, { message, at: Date.now() });
  }

  function takeOver() {
    const left = [...waiting.values()].filter(({ at }) => at >= Date.now() - HANDOVER_MS);
    waiting.clear();
    for (const { message } of left) hearOrWait(message);
  }

  return () => {
    stop();
    tabs.stop();
  };
}

async function hear(message: Heard, tabs: Tabs, onOpen: (place: Place) => void): Promise<void> {
  if (message.hidden || message.user === self().id) return;
  const { channel, thread_ts } = message;
  // A direct message from somebody new opens a conversation that is not known yet.
  const conversation = conversationById(channel) ?? (await loadConversation(channel));
  if (!conversation || conversation.is_member === false) return;
  const isReply = thread_ts !== undefined && thread_ts !== message.ts;
  const place = isReply ? `${channel}:${thread_ts}` : channel;
  const verdict = decide(
    {
      level: pref<Level>("desktop_notifications", "mentions"),
      keywords: readKeywords(pref("highlight_words", "")),
      threads: pref("thread_replies_notify", true),
    },
    {
      message,
      selfId: self().id,
      isDirect: conversation.is_im === true || conversation.is_mpim === true,
      isMuted: conversation.is_muted === true,
      own: (conversation.notify as Level | "default" | undefined) ?? "default",
      speaksToMe: speaksToMe(message),
      isFollowed: isReply && isFollowed(channel, thread_ts),
      isResting: isResting(self().id),
      isOnScreen: tabs.isOnScreen(place),
      now: Date.now(),
    },
  );
  if (!isTold(verdict)) return;
  if (permission() === "granted") show(channel, message, onOpen);
  else askPermission();
}

/** Read here or elsewhere: what told of it goes. */
function close(event: WireEvent): void {
  const subscription = event.subscription as { channel: string; thread_ts: string } | undefined;
  if (subscription) withdraw(`${subscription.channel}:${subscription.thread_ts}`);
  else if (event.unread_count_display === 0) withdraw(String(event.channel));
}
