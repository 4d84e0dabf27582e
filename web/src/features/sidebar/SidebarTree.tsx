import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n";
import { changeSection, conversationById, conversationName, isUnread } from "../../model";
import { classes, Icon } from "../../ui";
import type { ConversationMenuProps } from "./ConversationMenu";
import { ConversationRow } from "./ConversationRow";
import { type Row, rowFor, unreadBeyond } from "./rows";
import { type SectionActs, SectionRow } from "./SectionRow";
import styles from "./Sidebar.module.css";
import { sectionName } from "./sectionName";
import { useDragging } from "./useDragging";
import { useRows } from "./useRows";
import { useWindow } from "./useWindow";

interface SidebarTreeProps {
  activeId: string | undefined;
  drafts: ReadonlySet<string>;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
  acts: Omit<SectionActs, "onNewSection"> &
    Omit<ConversationMenuProps, "conversation" | "href" | "onNewSection"> & { onNewSection: (id?: string) => void };
}

const nameOf = (row: Row): string => (row.kind === "section" ? sectionName(row.section) : (conversationName(row.id) ?? ""));

/** Sections and conversations: one stop for Tab, arrows inside, only what is on screen in the page. */
export function SidebarTree({ activeId, drafts, hrefOf, onOpen, acts }: SidebarTreeProps) {
  const t = useText();
  const rows = useRows(activeId);
  const scroller = useRef<HTMLDivElement>(null);
  const [stopKey, setStopKey] = useState<string>();
  const dragging = useDragging(rows);
  const indexOf = (key: string | undefined) => rows.findIndex((row) => row.key === key);
  const chosen = indexOf(stopKey);
  const stop = chosen >= 0 ? chosen : Math.max(0, indexOf(activeId));

  const shown = useWindow(scroller, rows, stop);

  // What opens is seen in the list.
  const activeIndex = indexOf(activeId);
  const latest = useRef({ shown, activeIndex });
  latest.current = { shown, activeIndex };
  useEffect(() => {
    if (activeId && latest.current.activeIndex >= 0) latest.current.shown.reveal(latest.current.activeIndex);
  }, [activeId]);

  const focusRow = useCallback((index: number, key: string) => {
    setStopKey(key);
    latest.current.shown.reveal(index);
    requestAnimationFrame(() => document.getElementById(`row-${key}`)?.focus({ preventScroll: true }));
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    if (target.getAttribute("role") !== "treeitem" || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[indexOf(target.dataset.key)];
    if (!row) return;
    if (row.kind === "section" && ["ArrowRight", "ArrowLeft", "Enter", " "].includes(event.key)) {
      const isFolded = event.key === "ArrowLeft" || (event.key !== "ArrowRight" && !row.section.is_collapsed);
      if (isFolded !== row.section.is_collapsed) void changeSection(row.section.id, { is_collapsed: isFolded }).catch(() => undefined);
      event.preventDefault();
      return;
    }
    if (event.key === " ") target.click();
    const next = rowFor(rows, rows.indexOf(row), event.key, nameOf);
    const found = next === undefined ? undefined : rows[next];
    if (found && next !== undefined) focusRow(next, found.key);
    if (found || event.key === " ") event.preventDefault();
  }

  const beyond = unreadBeyond(rows, shown.first, shown.last, conversationById);
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.lists}
        role="tree"
        aria-label={t("sidebar.label")}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => target.dataset.key && setStopKey(target.dataset.key)}
        {...dragging.dropZone}
      >
        <div role="none" className={styles.space} style={{ blockSize: shown.height }}>
          {shown.drawn.map(({ index, top }) => (
            <div
              key={rows[index]?.key}
              data-kind={rows[index]?.kind}
              role="none"
              className={styles.place}
              style={{ transform: `translateY(${top}px)` }}
            >
              {draw(rows[index], index)}
            </div>
          ))}
        </div>
      </div>
      {pill("above", beyond.above)}
      {pill("below", beyond.below)}
    </div>
  );

  function draw(row: Row | undefined, index: number) {
    if (!row) return null;
    const common = { tabIndex: index === stop ? (0 as const) : (-1 as const), onDragStart: dragging.start, onDragEnd: dragging.end };
    return row.kind === "section" ? (
      <SectionRow {...common} {...acts} row={row} isTarget={dragging.target === row.section.id} />
    ) : (
      <ConversationRow
        {...common}
        {...acts}
        row={row}
        isActive={row.id === activeId}
        hasDraft={drafts.has(row.id)}
        hrefOf={hrefOf}
        onOpen={onOpen}
      />
    );
  }

  /** Says that there is more that is new, and leads to the nearest. */
  function pill(direction: "above" | "below", index: number | undefined) {
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || !row) return null;
    const count = countUnread(direction === "above" ? rows.slice(0, index + 1) : rows.slice(index));
    return (
      <button type="button" className={classes(styles.pill, styles[direction])} onClick={() => focusRow(index, row.key)}>
        <Icon of={direction === "above" ? ArrowUp : ArrowDown} size={16} />
        {t("sidebar.moreUnread", { count })}
      </button>
    );
  }
}

function countUnread(rows: readonly Row[]): number {
  return rows.filter((row) => {
    const conversation = row.kind === "conversation" ? conversationById(row.id) : undefined;
    return conversation !== undefined && isUnread(conversation);
  }).length;
}
