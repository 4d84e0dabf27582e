import { useEffect } from "react";
import type { Row } from "./rows";
import type { DrawnRows } from "./useRowWindow";

/** Brings the message that is being edited into sight, wherever it was. */
export function useEditing(editingTs: string | undefined, drawn: DrawnRows<Row>): void {
  const { window, scroller, land } = drawn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message
  useEffect(() => {
    if (!editingTs || !window.knows(editingTs)) return;
    window.kept = editingTs;
    if (!scroller.current?.querySelector(`[data-ts="${editingTs}"]`)) land({ key: editingTs, align: "center" });
    // The editor has its height after two frames: once it is drawn, and once it is filled.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => scroller.current?.querySelector("[data-editing]")?.scrollIntoView({ block: "nearest" }));
    });
    return () => cancelAnimationFrame(frame);
  }, [editingTs]);
}
