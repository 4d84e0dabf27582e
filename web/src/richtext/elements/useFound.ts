import { useEffect, useMemo, useRef, useState } from "react";
import type { Choice } from "../blockHost";

export interface Group {
  /** Empty for choices that stand in no group. */
  label: string;
  choices: Choice[];
}

export type Find = (typed: string, signal: AbortSignal) => Promise<Group[]>;

interface Found {
  groups: readonly Group[];
  state: "ready" | "loading" | "failed" | "short";
  least: number;
}

const PAUSE_MS = 200;
/** How many are drawn; more come by typing. */
const MOST = 100;

/** What there is to choose from, for what was typed. */
export function useFound(
  source: { groups?: readonly Group[] | undefined; find?: Find | undefined; leastTyped?: number },
  typed: string,
  isOpen: boolean,
): Found {
  const { groups, find, leastTyped: least = 0 } = source;
  const [found, setFound] = useState<Omit<Found, "least">>({ groups: [], state: "ready" });
  const latest = useRef(find);
  latest.current = find;
  const isFound = find !== undefined;
  const words = typed.trim();
  const isShort = words.length < least;

  useEffect(() => {
    if (!isOpen || !isFound || isShort) return;
    const stop = new AbortController();
    setFound((known) => ({ ...known, state: "loading" }));
    const pause = setTimeout(
      () => {
        latest.current?.(words, stop.signal).then(
          (next) => stop.signal.aborted || setFound({ groups: next, state: "ready" }),
          () => stop.signal.aborted || setFound({ groups: [], state: "failed" }),
        );
      },
      words === "" ? 0 : PAUSE_MS,
    );
    return () => {
      stop.abort();
      clearTimeout(pause);
    };
  }, [words, isOpen, isFound, isShort]);

  const fixed = useMemo(() => narrowed(groups ?? [], words), [groups, words]);
  if (!isFound) return { groups: fixed, state: "ready", least };
  return isShort ? { groups: [], state: "short", least } : { ...found, least };
}

/** The choices that hold what was typed, those that begin with it first. */
export function narrowed(groups: readonly Group[], typed: string): Group[] {
  const wanted = typed.toLocaleLowerCase();
  let left = MOST;
  return groups.flatMap(({ label, choices }) => {
    const fit = wanted === "" ? choices : choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted));
    const begins = (choice: Choice) => (choice.label.toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
    const shown = (wanted === "" ? fit : [...fit].sort((one, other) => begins(one) - begins(other))).slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ label, choices: shown }] : [];
  });
}
