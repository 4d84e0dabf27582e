/** From messages to rows: day dividers, the unread line, grouping, and runs of joins folded into one. */
import { dayKey } from "../../i18n";
import type { Message, Outgoing } from "../../model";

export type Row =
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: number }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: Message; isGrouped: boolean }
  | { kind: "system"; key: string; messages: Message[] }
  | { kind: "outgoing"; key: string; outgoing: Outgoing; isGrouped: boolean };

const GROUP_S = 300;
const FOLDED = /^(channel|group)_(join|leave)$/;
const SYSTEM = /^(channel|group)_|^(un)?pinned_item$|^bot_(add|remove)$|^reminder_add$/;

export interface RowInput {
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  /** Where the unread line stands: above the first message after this. */
  unreadAfter: string | undefined;
  selfId: string;
  hasStart: boolean;
}

export function rowsOf({ messages, outgoing, unreadAfter, selfId, hasStart }: RowInput): Row[] {
  const rows: Row[] = hasStart ? [{ kind: "start", key: "start" }] : [];
  let day = "";
  let previous: Message | undefined;
  let hasLine = false;
  for (const message of messages) {
    const at = Number(message.ts);
    const today = dayKey(at);
    if (today !== day) {
      rows.push({ kind: "day", key: `day:${today}`, at });
      day = today;
      previous = undefined;
    }
    if (
      !hasLine &&
      unreadAfter !== undefined &&
      message.ts > unreadAfter &&
      message.user !== selfId &&
      unreadAfter !== "0000000000.000000"
    ) {
      rows.push({ kind: "unread", key: "unread" });
      hasLine = true;
      previous = undefined;
    }
    const last = rows.at(-1);
    if (SYSTEM.test(message.subtype ?? "")) {
      if (FOLDED.test(message.subtype ?? "") && last?.kind === "system" && FOLDED.test(last.messages[0]?.subtype ?? ""))
        last.messages.push(message);
      else rows.push({ kind: "system", key: message.ts, messages: [message] });
      previous = undefined;
      continue;
    }
    rows.push({ kind: "message", key: message.ts, message, isGrouped: previous !== undefined && isGroupedWith(previous, message) });
    previous = message;
  }
  for (const item of outgoing) {
    const isGrouped = previous !== undefined && previous.user === selfId && item.at / 1000 - Number(previous.ts) < GROUP_S;
    rows.push({ kind: "outgoing", key: item.id, outgoing: item, isGrouped });
  }
  return rows;
}

/** Whether a message goes on where the one before left off: same author, within five minutes. */
export function isGroupedWith(before: Message, message: Message): boolean {
  return (
    before.user === message.user &&
    (before.bot_id ?? "") === (message.bot_id ?? "") &&
    (before.username ?? "") === (message.username ?? "") &&
    message.subtype !== "thread_broadcast" &&
    before.subtype !== "tombstone" &&
    Number(message.ts) - Number(before.ts) < GROUP_S
  );
}
