import { useMemo, useRef } from "react";
import { conversationById, useShownSections } from "../../model";
import { type Row, sidebarRows } from "./rows";

/** The rows of the sidebar; those that have not changed stay the same objects, so that they are not drawn anew. */
export function useRows(activeId: string | undefined): readonly Row[] {
  const shown = useShownSections();
  const known = useRef(new Map<string, Row>());
  return useMemo(() => {
    const rows = sidebarRows(shown, activeId, conversationById).map((row) => {
      const before = known.current.get(row.key);
      return before && isSame(before, row) ? before : row;
    });
    known.current = new Map(rows.map((row) => [row.key, row]));
    return rows;
  }, [shown, activeId]);
}

function isSame(left: Row, right: Row): boolean {
  if (left.kind === "section") return right.kind === "section" && left.section === right.section && left.folded === right.folded;
  return (
    right.kind === "conversation" && left.sectionId === right.sectionId && left.position === right.position && left.size === right.size
  );
}
