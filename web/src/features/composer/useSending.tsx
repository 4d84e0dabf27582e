import { type ReactNode, useRef, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, formatDateTime, useText } from "../../i18n";
import type { Inline, RichTextElement } from "../../richtext";
import type { ComposerProps } from "./Composer";
import { commandTable } from "./completions";
import { mrkdwnText } from "./mrkdwnText";
import { type Outgoing, sendWithFiles } from "./pendingSends";
import { scheduleDraft } from "./scheduled";
import { takeUploads } from "./uploadsOf";
import type { Draft } from "./useDraft";
import type { Writing } from "./useWriting";
import { lastMessageOf, MESSAGE_LIMIT, sendMessage, type Target } from "./workspace";

/** @channel to at least so many people is asked about once more. */
const CROWD = 7;

interface SendingInput extends ComposerProps {
  composerKey: string;
  hasFiles: boolean;
  alsoToChannel: boolean;
  draft: Draft;
  target: Target;
}

export interface Sending {
  send(writing: Writing): void;
  /** Gives the words to the server, which sends them at a time (unix seconds). */
  schedule(writing: Writing, at: number): void;
  /** A line under the box: what a command answered, what went wrong. */
  notice: ReactNode;
  /** Asked before many people are notified. */
  question: { mention: string; count: number } | undefined;
  answer(yes: boolean): void;
}

/** Everything that happens on Enter. */
export function useSending(input: SendingInput): Sending {
  const t = useText();
  const [notice, setNotice] = useState<ReactNode>(undefined);
  const [question, setQuestion] = useState<Sending["question"]>();
  const held = useRef<() => void>(undefined);

  function done(writing: Writing) {
    writing.editor()?.clear();
    input.draft.discard();
    setNotice(undefined);
    writing.surface.current?.focus();
  }

  function post(writing: Writing, elements: readonly RichTextElement[]) {
    // The target is fixed here and travels with the message; nothing later asks where the reader is.
    const outgoing: Outgoing = {
      conversationId: input.conversationId,
      threadTs: input.threadTs,
      alsoToChannel: input.alsoToChannel,
      elements,
    };
    if (input.hasFiles) sendWithFiles(outgoing, takeUploads(input.composerKey));
    else sendMessage(messageOf(outgoing));
    done(writing);
    input.onSent?.();
  }

  function send(writing: Writing) {
    const elements = writing.elements();
    if (elements.length === 0 && !input.hasFiles) return;
    if (writing.snapshot.length > MESSAGE_LIMIT) return;
    const markup = mrkdwnText(elements);
    const reaction = /^\+:([^\s:]+(?:::skin-tone-[2-6])?):$/.exec(markup)?.[1];
    if (reaction && !input.hasFiles && react(input, reaction)) return done(writing);
    // A space before the slash makes it words, like a second slash.
    const isCommand = /^\/[a-z]/.test(markup) && !/^\s/.test(writing.editor()?.plainText() ?? "");
    if (isCommand && !input.hasFiles) return void runCommand(writing, elements, markup);
    sendWords(writing, markup.startsWith("//") ? withoutFirstSlash(elements) : elements);
  }

  function sendWords(writing: Writing, plain: readonly RichTextElement[]) {
    const mention = loudMention(plain);
    const count = input.target.memberCount ?? 0;
    if (mention && count >= CROWD && !input.threadTs) {
      held.current = () => post(writing, plain);
      setQuestion({ mention: `@${mention}`, count });
      return;
    }
    post(writing, plain);
  }

  async function schedule(writing: Writing, at: number) {
    const { conversationId: channel, threadTs } = input;
    const elements = writing.elements();
    if (elements.length === 0 || writing.snapshot.length > MESSAGE_LIMIT) return;
    try {
      await scheduleDraft({ channel, threadTs, elements, changedAt: Date.now(), synced: false }, at);
      done(writing);
      setNotice(t("composer.sendsAt", { when: formatDateTime(at) }));
    } catch (error) {
      setNotice(errorText(error instanceof ApiError ? error.code : "offline"));
    }
  }

  async function runCommand(writing: Writing, elements: readonly RichTextElement[], markup: string) {
    const { sendCommand } = await commandTable();
    const { conversationId: channel, threadTs } = input;
    await sendCommand(markup, {
      place: { channel, threadTs },
      host: input,
      asWords: () => sendWords(writing, elements),
      onTaken: () => done(writing),
      // The words come back, so that nothing typed is lost; unless something else is being written by now.
      onRefused: () => writing.editor()?.isEmpty() && writing.editor()?.setText(markup),
      say: setNotice,
    });
  }

  return {
    send,
    schedule: (writing, at) => void schedule(writing, at),
    notice,
    question,
    answer: (yes) => {
      setQuestion(undefined);
      if (yes) held.current?.();
      held.current = undefined;
    },
  };
}

function messageOf(outgoing: Pick<Outgoing, "conversationId" | "alsoToChannel" | "elements"> & { threadTs?: string | undefined }) {
  const { conversationId, threadTs, alsoToChannel, elements } = outgoing;
  return {
    channel: conversationId,
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(threadTs && alsoToChannel ? { reply_broadcast: true } : {}),
    text: mrkdwnText(elements),
    blocks: [{ type: "rich_text" as const, elements: [...elements] }],
  };
}

/** `+:tada:` reacts to the last message instead of posting. */
function react({ conversationId, threadTs }: SendingInput, name: string): boolean {
  const last = lastMessageOf(conversationId, threadTs);
  if (!last) return false;
  void call("reactions.add", { channel: conversationId, timestamp: last, name }).catch(() => undefined);
  return true;
}

/** @channel, @here or @everyone, if the message says one. */
export function loudMention(elements: readonly RichTextElement[]): string | undefined {
  for (const element of elements) {
    const pieces: readonly Inline[] =
      element.type === "rich_text_list" ? element.elements.flatMap((item) => item.elements) : element.elements;
    const loud = pieces.find((piece) => piece.type === "broadcast");
    if (loud?.type === "broadcast") return loud.range;
  }
  return undefined;
}

function withoutFirstSlash(elements: readonly RichTextElement[]): RichTextElement[] {
  const [first, ...rest] = elements;
  if (first?.type !== "rich_text_section") return [...elements];
  const [piece, ...others] = first.elements;
  if (piece?.type !== "text") return [...elements];
  return [{ ...first, elements: [{ ...piece, text: piece.text.slice(1) }, ...others] }, ...rest];
}
