/** Windows of the system: one for each conversation or thread, gone once it has been read. */
import { text } from "../../i18n";
import { conversationById, conversationName, displayName, type Message, names, pref, userById } from "../../model";
import { plainText } from "../../richtext";

export interface Place {
  channel: string;
  ts?: string | undefined;
  threadTs?: string | undefined;
}

/** How much of a message a window of the system shows: others may be looking at the screen. */
export type Content = "full" | "sender" | "none";

const LONGEST = 240;
const open = new Map<string, Notification>();

export const permission = (): NotificationPermission | "missing" =>
  typeof Notification === "undefined" ? "missing" : Notification.permission;

export function show(channel: string, message: Message, onOpen: (place: Place) => void): void {
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const place: Place = { channel, ts: message.ts, threadTs: isReply ? message.thread_ts : undefined };
  const tag = place.threadTs ? `${channel}:${place.threadTs}` : channel;
  const { title, body } = wordsOf(channel, message, isReply);
  try {
    // Without `renotify` a second message in the same place would change the window without a sound.
    const options = { body, tag, renotify: true, icon: iconOf(message) } as NotificationOptions;
    const made = new Notification(title, options);
    made.onclick = () => {
      focus();
      made.close();
      onOpen(place);
    };
    made.onclose = () => open.get(tag) === made && open.delete(tag);
    open.set(tag, made);
  } catch {
    // Phones allow it only to a service worker.
  }
}

/** Closes what tells of a place: it has been read. */
export function withdraw(tag: string): void {
  open.get(tag)?.close();
  open.delete(tag);
}

function wordsOf(channel: string, message: Message, isReply: boolean): { title: string; body: string } {
  const content = pref<Content>("notification_content", "full");
  if (content === "none") return { title: "Hallway", body: text("notifications.newMessage") };
  const author = message.user ? userById(message.user) : undefined;
  const name = message.username ?? message.bot_profile?.name ?? (author ? displayName(author) : text("common.unknownPerson"));
  const conversation = conversationById(channel);
  const where = conversation?.is_im
    ? ""
    : conversation?.is_mpim
      ? (conversationName(channel) ?? "")
      : `#${conversationName(channel) ?? ""}`;
  const key = isReply ? "notifications.inThread" : "notifications.inPlace";
  const title = where === "" && !isReply ? name : text(key, { name, place: where || text("notifications.directPlace") });
  if (content === "sender") return { title, body: text("notifications.newMessage") };
  const words = plainText(message, names) || text("notifications.attachment");
  return { title, body: words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words };
}

function iconOf({ user }: Message): string {
  const author = user ? userById(user) : undefined;
  return (author?.profile.is_custom_image && author.profile.image_192) || "/icon.svg";
}
