/** What counts as unread, kept right as messages come, change and go. */
import { call } from "../api";
import { changeConversation, conversationById } from "./conversations";
import { knownUsergroups, self } from "./people";
import { stretchAt } from "./timeline";
import type { Conversation, Message } from "./types";

const QUIET = /^(channel|group)_(join|leave|topic|purpose|name|archive|unarchive)$|^(un)?pinned_item$|^tombstone$|^bot_(add|remove)$/;

/** Whether a message only tells that something happened, and is nothing to read. */
export const isQuiet = ({ subtype = "" }: Message): boolean => QUIET.test(subtype);

/** Whether a message speaks to this person; of a deleted one only the names it spoke to are known. */
export function speaksToMe(message: Message): boolean {
  const me = self().id;
  const groups = [...knownUsergroups()].filter(({ users }) => users?.includes(me)).map(({ id }) => id);
  if (message.spoke_to) return [me, "!here", "!channel", "!everyone", ...groups].some((name) => message.spoke_to?.includes(name));
  const text = message.text ?? "";
  if (text.includes(`<@${me}>`) || /<!(here|channel|everyone)[|>]/.test(text)) return true;
  return groups.some((id) => text.includes(`<!subteam^${id}`));
}

/** Whether a message stands in its channel's main line, not only in a thread. */
export function isInChannel({ thread_ts, ts, subtype }: Message): boolean {
  return thread_ts === undefined || thread_ts === ts || subtype === "thread_broadcast";
}

/** A new message in a channel's main line. */
export function noteUnread(channel: string, message: Message): void {
  const conversation = conversationById(channel);
  if (!conversation) return;
  const isDirect = conversation.is_im || conversation.is_mpim;
  changeConversation(channel, {
    latest: message.ts,
    ...counted(conversation, weigh(conversation, message)),
    ...(isDirect && message.user !== self().id ? { is_open: true } : {}),
  });
}

/** A message of the main line became another, or (without `after`) is gone. */
export function noteChange(channel: string, before: Message, after: Message | undefined): void {
  const conversation = conversationById(channel);
  if (!conversation) return;
  const was = weigh(conversation, before);
  const is: Weight = after ? weigh(conversation, { ...after, user: before.user ?? "" }) : [0, 0];
  const latest = after || conversation.latest !== before.ts ? {} : { latest: stretchAt(channel).messages.at(-1)?.ts ?? before.ts };
  changeConversation(channel, { ...latest, ...counted(conversation, [is[0] - was[0], is[1] - was[1]]) });
}

/** Asks the server how much is unread. */
export function recount(channel: string): void {
  call<{ channel: Conversation & { latest?: { ts: string } | null } }>("conversations.info", { channel })
    .then(({ channel: found }) => {
      const { last_read = "", unread_count = 0, mention_count = 0 } = found;
      if (found.is_member !== false)
        changeConversation(channel, { last_read, unread_count, mention_count, latest: found.latest?.ts ?? null });
    })
    .catch(() => undefined);
}

type Weight = [unread: number, mentions: number];

/** How much a message adds to its channel's counts. */
function weigh(conversation: Conversation, message: Message): Weight {
  if (message.user === self().id || isQuiet(message) || message.ts <= (conversation.last_read ?? "0")) return [0, 0];
  return [1, conversation.is_im || conversation.is_mpim || speaksToMe(message) ? 1 : 0];
}

function counted({ unread_count = 0, mention_count = 0 }: Conversation, [unread, mentions]: Weight): Partial<Conversation> {
  if (unread === 0 && mentions === 0) return {};
  return { unread_count: Math.max(0, unread_count + unread), mention_count: Math.max(0, mention_count + mentions) };
}
