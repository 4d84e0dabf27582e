/** One tab stop for the whole list; arrows move between messages and keep the focused one in view. */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Row } from "./rows";
import type { DrawnRows } from "./useRowWindow";

export interface Roving {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: FocusEvent<HTMLElement>): void;
  onBlur(event: FocusEvent<HTMLElement>): void;
  tabIndexOf(row: Row): 0 | -1;
  /** Puts the focus on a message, or the one after it when it has gone. */
  focus(key: string): void;
}

const PAGE = 10;
/** A dialog that asked about the message has closed by then. */
const HAND_ON_MS = 150;

export function useRoving(rows: readonly Row[], drawn: DrawnRows<Row>): Roving {
  const [focusedKey, setFocused] = useState<string>();
  const isKnown = focusedKey !== undefined && drawn.window.knows(focusedKey);
  const stop = isKnown ? focusedKey : rows.findLast((row) => row.kind === "message")?.key;

  function focus(key: string) {
    const { window, scroller } = drawn;
    setFocused(key);
    window.kept = key;
    const article = () => scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] article`);
    if (!article()) drawn.land({ key, align: "center" });
    requestAnimationFrame(() => {
      article()?.focus({ preventScroll: true });
      article()?.scrollIntoView({ block: "nearest" });
    });
  }

  // A message that goes with the focus on it hands it on to the next, unless something else has taken it.
  const place = useRef(-1);
  if (isKnown) place.current = rows.findIndex((row) => row.key === focusedKey);
  const isGone = focusedKey !== undefined && !isKnown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it goes
  useEffect(() => {
    if (!isGone) return;
    const timer = setTimeout(() => {
      const next = messageNear(rows, place.current, 1);
      if (next && document.activeElement === document.body) focus(next.key);
    }, HAND_ON_MS);
    return () => clearTimeout(timer);
  }, [isGone]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const article = target.closest("article");
    if (target !== article) {
      if (article && event.key === "ArrowLeft" && target.closest("[role=toolbar]")) article.focus();
      return;
    }
    if (event.key === "ArrowRight") {
      article.querySelector<HTMLElement>("[role=toolbar] button")?.focus();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE, PageDown: PAGE, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = rows.findIndex((row) => row.key === stop);
    const row = messageNear(rows, at + step, step < 0 ? -1 : 1);
    if (row) focus(row.key);
  }

  return {
    onKeyDown,
    onFocus: (event) => {
      const key = event.target.closest<HTMLElement>("[data-key]")?.dataset.key;
      drawn.window.kept = key;
      if (key && key !== focusedKey) setFocused(key);
    },
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) drawn.window.kept = undefined;
    },
    tabIndexOf: (row) => (row.key === stop ? 0 : -1),
    focus,
  };
}

/** The message at an index, or the next one in the direction, or the last before the end. */
function messageNear(rows: readonly Row[], index: number, direction: 1 | -1): Row | undefined {
  const start = Math.max(0, Math.min(rows.length - 1, index));
  for (let at = start; at >= 0 && at < rows.length; at += direction) if (rows[at]?.kind === "message") return rows[at];
  for (let at = start; at >= 0 && at < rows.length; at -= direction) if (rows[at]?.kind === "message") return rows[at];
  return undefined;
}
