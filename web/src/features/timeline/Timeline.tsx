import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useText } from "../../i18n";
import {
  backToPresent,
  conversationById,
  loadAround,
  loadLatest,
  loadNewer,
  loadOlder,
  markRead,
  useOutbox,
  useSelf,
  useStretch,
} from "../../model";
import { Button, EmptyState, Icon, Spinner } from "../../ui";
import { ChannelStart } from "./ChannelStart";
import { MessageRow } from "./MessageRow";
import { OutgoingRow } from "./OutgoingRow";
import { type Row, rowsOf } from "./rows";
import { DayRow, SystemRow, UnreadRow } from "./SmallRows";
import type { TimelineSlots } from "./slots";
import styles from "./Timeline.module.css";
import { useRoving } from "./useRoving";

export interface TimelineProps extends TimelineSlots {
  conversationId: string;
  /** The message to land on, from a permalink or a search hit. */
  targetTs?: string | undefined;
  /** Above the first message, when the beginning is reached. */
  intro?: ReactNode;
}

const NEAR_PX = 800;

/** A channel's messages. Opens at the first unread; nothing moves under the reader. */
export function Timeline(props: TimelineProps) {
  const { conversationId, targetTs } = props;
  const t = useText();
  const self = useSelf();
  const stretch = useStretch(conversationId);
  const outgoing = useOutbox(conversationId);
  const scroller = useRef<HTMLDivElement>(null);
  const [unreadAfter] = useState(() => firstUnread(conversationId));
  const [isAtEnd, setAtEnd] = useState(true);
  const landed = useRef<string>(undefined);

  useEffect(() => {
    void (targetTs ? loadAround(conversationId, targetTs) : loadLatest(conversationId));
  }, [conversationId, targetTs]);

  const rows = useMemo(
    () =>
      rowsOf({
        messages: stretch.messages,
        outgoing: stretch.reachesEnd ? outgoing : [],
        unreadAfter,
        selfId: self.id,
        hasStart: stretch.reachesStart,
      }),
    [stretch, outgoing, unreadAfter, self.id],
  );

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: 60,
    paddingEnd: 16,
  });
  const roving = useRoving(rows, virtual);

  // Lands once: on the message asked for, on the unread line, or at the end.
  const goal = targetTs ?? (rows.some((row) => row.kind === "unread") ? "unread" : "end");
  useLayoutEffect(() => {
    if (rows.length === 0 || landed.current === goal || (targetTs && !rows.some((row) => row.key === targetTs))) return;
    if (goal === "unread" && landed.current === "end") return;
    landed.current = goal;
    const land = () => {
      if (goal === "end") virtual.scrollToEnd();
      else
        virtual.scrollToIndex(
          rows.findIndex((row) => row.key === goal),
          { align: "center" },
        );
    };
    land();
    // Once more after the rows around have been measured.
    const again = requestAnimationFrame(() => requestAnimationFrame(land));
    return () => cancelAnimationFrame(again);
  }, [rows, goal, targetTs, virtual]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element || landed.current === undefined) return;
    const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight;
    setAtEnd(fromEnd < 80);
    if (element.scrollTop < NEAR_PX) void loadOlder(conversationId);
    if (fromEnd < NEAR_PX) void loadNewer(conversationId);
  }, [conversationId]);

  useReading(conversationId, isAtEnd && stretch.reachesEnd, stretch.messages.length);

  async function jumpToEnd() {
    await backToPresent(conversationId);
    landed.current = "end";
    requestAnimationFrame(() => virtual.scrollToEnd());
  }

  if (stretch.error && stretch.messages.length === 0)
    return (
      <EmptyState
        drawing="door"
        title={t("timeline.unreachable")}
        text={t("timeline.unreachableText")}
        action={<Button onClick={() => void loadLatest(conversationId)}>{t("common.retry")}</Button>}
      />
    );
  const unreadCount = conversationById(conversationId)?.unread_count ?? 0;
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={onScroll}
        role="feed"
        aria-label={t("timeline.label")}
        aria-busy={stretch.isLoading}
        onKeyDown={roving.onKeyDown}
      >
        {stretch.isLoading && rows.length === 0 ? (
          <div className={styles.loading}>
            <Spinner />
          </div>
        ) : null}
        <div className={styles.space} style={{ height: virtual.getTotalSize() }}>
          <div className={styles.rows} style={{ transform: `translateY(${virtual.getVirtualItems()[0]?.start ?? 0}px)` }}>
            {virtual.getVirtualItems().map((item) => (
              <div key={item.key} ref={virtual.measureElement} data-index={item.index}>
                {renderRow(rows[item.index], item.index)}
              </div>
            ))}
          </div>
        </div>
      </div>
      {isAtEnd && stretch.reachesEnd ? null : (
        <button type="button" className={styles.jump} onClick={() => void jumpToEnd()}>
          <Icon of={ArrowDown} size={16} />
          {unreadCount > 0 ? t("timeline.newMessages", { count: unreadCount }) : t("timeline.toLatest")}
        </button>
      )}
    </div>
  );

  function renderRow(row: Row | undefined, index: number): ReactNode {
    switch (row?.kind) {
      case "start":
        return props.intro ?? <ChannelStart conversationId={conversationId} />;
      case "day":
        return <DayRow at={row.at} />;
      case "unread":
        return <UnreadRow />;
      case "system":
        return <SystemRow messages={row.messages} />;
      case "outgoing":
        return <OutgoingRow outgoing={row.outgoing} isGrouped={row.isGrouped} />;
      case "message":
        return (
          <MessageRow
            {...props}
            message={row.message}
            isGrouped={row.isGrouped}
            isTarget={row.key === targetTs}
            tabIndex={roving.tabIndexOf(index)}
            position={index + 1}
          />
        );
      default:
        return null;
    }
  }
}

/** The ts after which everything is new, as it was when the channel was opened. */
function firstUnread(conversationId: string): string | undefined {
  const conversation = conversationById(conversationId);
  return conversation && (conversation.unread_count ?? 0) > 0 ? conversation.last_read : undefined;
}

/** Marks the channel read while its end is seen by someone who is looking. */
function useReading(conversationId: string, seesEnd: boolean, count: number): void {
  useEffect(() => {
    if (!seesEnd || count === 0) return;
    const look = () => document.hasFocus() && !document.hidden && markRead(conversationId);
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [conversationId, seesEnd, count]);
}

function estimate(row: Row | undefined): number {
  if (!row) return 40;
  if (row.kind === "message")
    return (
      (row.isGrouped ? 26 : 52) + ((row.message.files?.length ?? 0) > 0 ? 240 : 0) + Math.floor((row.message.text?.length ?? 0) / 90) * 22
    );
  return { start: 160, day: 44, unread: 24, system: 30, outgoing: 48 }[row.kind];
}
