/** Dragging conversations into sections, and sections before others. The menus do the same without a pointer. */
import { type DragEvent, useCallback, useRef, useState } from "react";
import { useText } from "../../i18n";
import { conversationById, knownSections, moveSection, moveToSection, toggleStar } from "../../model";
import { showToast } from "../../ui";
import type { Row } from "./rows";

const KIND = "application/x-hallway-row";

export function useDragging(rows: readonly Row[]) {
  const t = useText();
  const dragged = useRef<Row>(undefined);
  const latest = useRef(rows);
  latest.current = rows;
  const [target, setTarget] = useState<string>();

  const start = useCallback((event: DragEvent) => {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    dragged.current = latest.current.find((row) => row.key === key);
    event.dataTransfer.setData(KIND, key ?? "");
    event.dataTransfer.effectAllowed = "all";
  }, []);
  const end = useCallback(() => {
    dragged.current = undefined;
    setTarget(undefined);
  }, []);

  /** The section that the pointer is in. */
  function sectionAt(event: DragEvent): string | undefined {
    const key = (event.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset.key;
    const row = latest.current.find((one) => one.key === key);
    return row?.kind === "section" ? row.section.id : row?.sectionId;
  }

  function onDragOver(event: DragEvent) {
    if (!dragged.current) return;
    const section = sectionAt(event);
    if (section === undefined) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    setTarget(section);
  }

  function onDrop(event: DragEvent) {
    const row = dragged.current;
    const section = sectionAt(event);
    end();
    if (!row || section === undefined) return;
    event.preventDefault();
    void put(row, section).catch(() => showToast({ title: t("sidebar.notDone"), tone: "bad" }));
  }

  return { start, end, target, dropZone: { onDragOver, onDrop } };
}

async function put(row: Row, sectionId: string): Promise<void> {
  if (row.kind === "section") {
    if (row.section.id !== sectionId) await moveSection(row.section.id, sectionId);
    return;
  }
  const conversation = conversationById(row.id);
  if (!conversation || row.sectionId === sectionId) return;
  const isStars = knownSections().find(({ id }) => id === sectionId)?.type === "stars";
  if (isStars !== (conversation.is_starred ?? false)) await toggleStar(conversation);
  if (!isStars) await moveToSection(row.id, sectionId);
}
