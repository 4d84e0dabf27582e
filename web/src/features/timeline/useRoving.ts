/** One tab stop for the whole list; arrows move between messages and keep the focused one in view. */
import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useState } from "react";
import type { Row } from "./rows";

export function useRoving(rows: readonly Row[], virtual: Virtualizer<HTMLDivElement, Element>) {
  const [focusedKey, setFocused] = useState<string>();
  const last = rows.findLastIndex((row) => row.kind === "message");
  const current = rows.findIndex((row) => row.key === focusedKey);
  const stop = current < 0 ? last : current;

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const target = event.target as HTMLElement;
    if (target.getAttribute("role") !== "article") return;
    const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    let next = Math.max(0, Math.min(rows.length - 1, stop + step));
    const direction = step < 0 ? -1 : 1;
    while (rows[next] && rows[next]?.kind !== "message") next += direction;
    const row = rows[next];
    if (!row) return;
    setFocused(row.key);
    virtual.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => document.getElementById(`message-${row.key}`)?.focus({ preventScroll: true }));
  }

  return { onKeyDown, tabIndexOf: (index: number) => (index === stop ? 0 : -1) };
}
