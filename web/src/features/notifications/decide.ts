/** Whether somebody is called away for a message: a pure rule, and the reason it decided by. */
import type { Message } from "../../model";

export type Level = "everything" | "mentions" | "nothing";

export interface Wishes {
  level: Level;
  /** Words that count as mentions. */
  keywords: readonly string[];
  threads: boolean;
}

export interface Circumstances {
  message: Message;
  selfId: string;
  isDirect: boolean;
  isMuted: boolean;
  /** This conversation's own level. */
  own: Level | "default";
  speaksToMe: boolean;
  /** For replies: whether one follows the thread. */
  isFollowed: boolean;
  /** Notifications are paused. */
  isResting: boolean;
  /** It can be read right now in a window that has the focus. */
  isOnScreen: boolean;
  /** Unix time in milliseconds. */
  now: number;
}

export type Verdict =
  | "own"
  | "quiet"
  | "old"
  | "on_screen"
  | "resting"
  | "muted"
  | "level"
  | "direct"
  | "mention"
  | "keyword"
  | "thread"
  | "everything";

const TELLING: readonly Verdict[] = ["direct", "mention", "keyword", "thread", "everything"];
/** What was missed for longer is found in the sidebar; a flood of windows after a night helps nobody. */
const OLD_MS = 10 * 60_000;
const LOUD = new Set([undefined, "thread_broadcast", "bot_message", "me_message", "file_share"]);

export const isTold = (verdict: Verdict): boolean => TELLING.includes(verdict);

export function decide(wishes: Wishes, here: Circumstances): Verdict {
  const { message } = here;
  if (message.user === here.selfId) return "own";
  if (!LOUD.has(message.subtype) || message.is_ephemeral) return "quiet";
  if (here.now - Number(message.ts) * 1000 > OLD_MS) return "old";
  if (here.isOnScreen) return "on_screen";
  if (here.isResting) return "resting";
  if (here.isMuted) return "muted";
  const level = here.own === "default" ? wishes.level : here.own;
  if (level === "nothing") return "level";
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  if (here.isDirect && !isReply) return "direct";
  if (here.speaksToMe) return "mention";
  if (holdsWord(message.text ?? "", wishes.keywords)) return "keyword";
  if (isReply && message.subtype !== "thread_broadcast") return here.isFollowed && wishes.threads ? "thread" : "level";
  return level === "everything" ? "everything" : "level";
}

/** "release, Umzug" → the words that count. */
export function readKeywords(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;

/** Whether one of the words stands in a text as a word of its own, in any case and any script. */
export function holdsWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = UNSPACED.test(word) ? plain : `(?<![\\p{L}\\p{N}_])${plain}(?![\\p{L}\\p{N}_])`;
    return new RegExp(pattern, "iu").test(text);
  });
}
