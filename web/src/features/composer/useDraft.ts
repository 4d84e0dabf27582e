import { useEffect, useRef } from "react";
import type { RichTextElement } from "../../richtext";
import { discardDraft, readDraft, saveDraft } from "./drafts";

const SAVE_AFTER_MS = 250;

export interface Draft {
  /** What to begin with. */
  start(): readonly RichTextElement[];
  /** Something was typed; `read` is asked a moment later. */
  changed(read: () => readonly RichTextElement[]): void;
  /** Saves at once what is still waiting. */
  flush(): void;
  /** The message was sent. */
  discard(): void;
}

/** The draft of one composer: on this device within 300 ms, on the server a moment later. */
export function useDraft(conversationId: string, threadTs: string | undefined): Draft {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; read: () => readonly RichTextElement[] }>(undefined);

  function stop(): (() => readonly RichTextElement[]) | undefined {
    const read = waiting.current?.read;
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    return read;
  }

  function flush() {
    const read = stop();
    if (read) saveDraft(conversationId, threadTs, read());
  }

  const latestFlush = useRef(flush);
  latestFlush.current = flush;

  useEffect(() => {
    const now = () => latestFlush.current();
    addEventListener("pagehide", now);
    return () => {
      removeEventListener("pagehide", now);
      now();
    };
  }, []);

  return {
    start: () => readDraft(conversationId, threadTs),
    changed: (read) => {
      stop();
      waiting.current = { read, timer: setTimeout(() => latestFlush.current(), SAVE_AFTER_MS) };
    },
    flush,
    discard: () => {
      stop();
      discardDraft(conversationId, threadTs);
    },
  };
}
