/** Addresses of messages on this server: `/archives/C1/p1700000000000100?thread_ts=…`. */
import type { Inline, RichMessage, RichTextBlock, RichTextElement } from "./types";

export interface MessagePlace {
  channel: string;
  ts: string;
  threadTs?: string;
}

const PATH = /^\/archives\/([A-Z0-9]{2,20})\/p(\d{10})(\d{6})$/;
const IN_TEXT = /<(https?:\/\/[^|>\s]+)/g;
/** So many of the messages that one points to are quoted below it. */
const QUOTED = 3;

/** The message that an address leads to; undefined for any other address. */
export function placeOfUrl(url: string): MessagePlace | undefined {
  if (!url.includes("/archives/") || !URL.canParse(url, location.href)) return undefined;
  const { origin, pathname, searchParams } = new URL(url, location.href);
  const match = origin === location.origin ? PATH.exec(pathname) : null;
  if (!match) return undefined;
  const threadTs = searchParams.get("thread_ts");
  return { channel: match[1] ?? "", ts: `${match[2]}.${match[3]}`, ...(threadTs ? { threadTs } : {}) };
}

/** The messages that a message points to, each once. */
export function pointedTo(message: RichMessage): { url: string; place: MessagePlace }[] {
  // Most messages point to none, and are not looked through.
  if (!message.text?.includes("/archives/") && !message.blocks?.length) return [];
  const found = new Map<string, { url: string; place: MessagePlace }>();
  for (const url of urlsOf(message)) {
    const place = placeOfUrl(url);
    if (place) found.set(`${place.channel}:${place.ts}`, { url, place });
  }
  return [...found.values()].slice(0, QUOTED);
}

function urlsOf(message: RichMessage): string[] {
  const rich = (message.blocks ?? []).filter((block) => block.type === "rich_text") as unknown as RichTextBlock[];
  if (rich.length === 0) return [...(message.text ?? "").matchAll(IN_TEXT)].map((match) => match[1] ?? "");
  return linksIn(rich.flatMap((block) => block.elements));
}

/** The addresses of links in formatted words. */
export function linksIn(elements: readonly RichTextElement[]): string[] {
  return elements
    .flatMap((element) =>
      element.type === "rich_text_list" ? element.elements.flatMap((item) => item.elements) : (element.elements as Inline[]),
    )
    .flatMap((piece) => (piece.type === "link" ? [piece.url] : []));
}
