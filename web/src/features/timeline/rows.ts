/** From messages to rows: day dividers, the unread line, grouping, and runs of joins folded into one. */
import { dayKey } from "../../i18n";
import { type Message, type Outgoing, remains } from "../../model";

export type Row =
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: number }
  | { kind: "unread"; key: string }
  | { kind: "count"; key: string; count: number }
  | { kind: "message"; key: string; message: Message; isGrouped: boolean }
  | { kind: "system"; key: string; messages: Message[] }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; isGrouped: boolean };

const GROUP_S = 300;
const FOLDED = /^(channel|group)_(join|leave)$/;
const SYSTEM = /^(channel|group)_|^(un)?pinned_item$|^bot_(add|remove)$|^reminder_add$/;
const NEVER = "0000000000.000000";

export interface RowInput {
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  /** Where the unread line stands: above the first message after this. */
  unreadAfter: string | undefined;
  selfId: string;
  /** Whether the first message is the very first. */
  reachesStart: boolean;
  /** The ts of the root, when these are a thread. */
  threadTs?: string | undefined;
  /** Messages being deleted. */
  isLeaving: (ts: string) => boolean;
}

export function rowsOf(input: RowInput): Row[] {
  const { messages, outgoing, selfId, threadTs } = input;
  const rows: Row[] = input.reachesStart && !threadTs ? [{ kind: "start", key: "start" }] : [];
  const line = lineAfter(input);
  let day = threadTs ? dayKey(Number(threadTs)) : "";
  let previous: Message | undefined;
  let hasLine = line === undefined;
  for (const stored of messages) {
    const message = input.isLeaving(stored.ts) ? remains(stored) : stored;
    if (!message || (message.hidden && message.subtype !== "tombstone")) continue;
    const at = Number(message.ts);
    const today = dayKey(at);
    if (today !== day) {
      rows.push({ kind: "day", key: `day:${today}`, at });
      day = today;
      previous = undefined;
    }
    const isSystem = SYSTEM.test(message.subtype ?? "");
    if (!hasLine && !isSystem && !message.is_ephemeral && message.ts > (line ?? "") && message.user !== selfId) {
      rows.push({ kind: "unread", key: "unread" });
      hasLine = true;
      previous = undefined;
    }
    const last = rows.at(-1);
    if (isSystem) {
      if (FOLDED.test(message.subtype ?? "") && last?.kind === "system" && FOLDED.test(last.messages[0]?.subtype ?? ""))
        last.messages.push(message);
      else rows.push({ kind: "system", key: message.ts, messages: [message] });
      previous = undefined;
      continue;
    }
    rows.push({ kind: "message", key: message.ts, message, isGrouped: previous !== undefined && isGroupedWith(previous, message) });
    previous = message;
    if (message.ts === threadTs) {
      previous = undefined;
      const count = messages.length - 1;
      if (count > 0) rows.push({ kind: "count", key: "count", count });
    }
  }
  for (const item of outgoing) {
    const before = rows.at(-1);
    const isNext = before?.kind === "outgoing" && item.at - before.outgoing.at < GROUP_S * 1000;
    const isGrouped = isNext || (previous !== undefined && previous.user === selfId && item.at / 1000 - Number(previous.ts) < GROUP_S);
    rows.push({ kind: "outgoing", key: item.id, outgoing: item, isGrouped });
  }
  return rows;
}

/** The unread line's place, unless it lies before what is loaded: then nobody knows which message is the first. */
function lineAfter({ messages, unreadAfter, reachesStart }: RowInput): string | undefined {
  if (unreadAfter === undefined || unreadAfter === NEVER) return undefined;
  return reachesStart || (messages[0]?.ts ?? "") <= unreadAfter ? unreadAfter : undefined;
}

/** Whether a message goes on where the one before left off: same author, within five minutes. */
export function isGroupedWith(before: Message, message: Message): boolean {
  return (
    before.user === message.user &&
    (before.bot_id ?? "") === (message.bot_id ?? "") &&
    (before.username ?? "") === (message.username ?? "") &&
    !before.is_ephemeral &&
    !message.is_ephemeral &&
    message.subtype !== "thread_broadcast" &&
    before.subtype !== "tombstone" &&
    message.subtype !== "tombstone" &&
    Number(message.ts) - Number(before.ts) < GROUP_S
  );
}

/** About how high a row is before it has been drawn, in px. */
export function estimateRow(row: Row): number {
  if (row.kind !== "message") return { start: 160, day: 44, unread: 24, count: 28, system: 26, outgoing: 48 }[row.kind];
  const { message, isGrouped } = row;
  const lines = Math.floor((message.text?.length ?? 0) / 90);
  const extra = ((message.files?.length ?? 0) > 0 ? 240 : 0) + (message.reactions?.length ? 34 : 0) + (message.reply_count ? 34 : 0);
  return (isGrouped ? 24 : 50) + Math.min(lines, 28) * 22 + extra;
}
