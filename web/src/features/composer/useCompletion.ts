import { useEffect, useRef, useState } from "react";
import { type Choice, commandTable, emojiTable, localChoices, remoteChoices, type Tables } from "./completions";
import type { Query } from "./editor/query";

export interface Completion {
  choices: readonly Choice[];
  active: number;
  setActive(index: number): void;
  /** Closes the list and keeps it closed for this word. */
  dismiss(): void;
}

/** The choices for a query: at once from here, a moment later from the server too. */
export function useCompletion(query: Query | undefined, conversationId: string): Completion {
  const [tables, setTables] = useState<Tables>({ emoji: [], commands: [] });
  const [fetched, setFetched] = useState<{ key: string; choices: Choice[] }>();
  const [chosen, setChosen] = useState({ key: "", index: 0 });
  const [dismissed, setDismissed] = useState<string>();
  const key = query ? `${query.kind}:${query.text}` : "";
  const word = query ? `${query.kind}@${query.from}` : "";
  const wantsEmoji = query?.kind === "emoji" || query?.kind === "reaction";
  const wantsCommands = query?.kind === "command";
  const latest = useRef(query);
  latest.current = query;

  useEffect(() => {
    if (wantsEmoji)
      void emojiTable().then(
        (emoji) => setTables((known) => ({ ...known, emoji: emoji })),
        () => undefined,
      );
  }, [wantsEmoji]);

  useEffect(() => {
    if (!wantsCommands) return;
    let left = false;
    void commandTable().then(
      ({ watchCommandLines }) => watchCommandLines((commands) => left || setTables((known) => ({ ...known, commands }))),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [wantsCommands]);

  useEffect(() => {
    const asked = latest.current;
    if (key === "" || !asked) return;
    const stop = new AbortController();
    remoteChoices(asked, conversationId, stop.signal).then(
      (choices) => {
        if (choices && !stop.signal.aborted) setFetched({ key, choices });
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [key, conversationId]);

  useEffect(() => {
    if (word === "") setDismissed(undefined);
  }, [word]);

  const open = query !== undefined && dismissed !== word;
  const choices = open ? (fetched?.key === key ? fetched.choices : localChoices(query, conversationId, tables)) : [];
  return {
    choices,
    active: chosen.key === key ? Math.min(chosen.index, Math.max(0, choices.length - 1)) : 0,
    setActive: (index) => setChosen({ key, index }),
    dismiss: () => setDismissed(word),
  };
}
