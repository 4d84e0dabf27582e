import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useText } from "../../i18n";
import { findMessage, loadThread, markThread, placeOf, releaseUnread, useLeaving, useOutbox, useSelf, useStretch } from "../../model";
import { Button, EmptyState } from "../../ui";
import { Announcer } from "./Announcer";
import { MessageList } from "./MessageList";
import { MessageRow } from "./MessageRow";
import { OutgoingRow } from "./OutgoingRow";
import { estimateRow, type Row, rowsOf } from "./rows";
import type { RowWindow } from "./rowWindow";
import { CountRow, DayRow, SystemRow, UnreadRow } from "./SmallRows";
import type { TimelineSlots } from "./slots";
import styles from "./Timeline.module.css";
import { useEditing } from "./useEditing";
import { useRoving } from "./useRoving";
import { useRowWindow } from "./useRowWindow";
import { Waiting } from "./Waiting";

export interface ThreadTimelineProps {
  conversationId: string;
  threadTs: string;
  targetTs?: string | undefined;
  editingTs: string | undefined;
  slots: TimelineSlots;
}

const GAP_PX = 8;

/** A thread's root and its replies, with the same rows and the same promises as a channel. */
export function ThreadTimeline({ conversationId, threadTs, targetTs, editingTs, slots }: ThreadTimelineProps) {
  const t = useText();
  const self = useSelf();
  const place = placeOf(conversationId, threadTs);
  const stretch = useStretch(place);
  const outgoing = useOutbox(place);
  const leaving = useLeaving();
  const [isAtEnd, setAtEnd] = useState(true);
  const isPlaced = useRef(false);
  const root = stretch.messages[0];
  const unreadAfter = useThreadLine(root?.ts === threadTs && root.subscribed ? root.last_read : undefined, stretch.messages.at(-1)?.ts);

  useEffect(() => void loadThread(conversationId, threadTs), [conversationId, threadTs]);

  const rows = useMemo(() => {
    // What the channel already shows of the thread is here before the rest has come.
    const known =
      stretch.messages.length > 0 ? stretch.messages : [findMessage(conversationId, threadTs)].filter((found) => found !== undefined);
    return rowsOf({
      messages: known,
      outgoing,
      unreadAfter,
      selfId: self.id,
      reachesStart: true,
      threadTs,
      isLeaving: (ts) => leaving.has(`${conversationId}:${ts}`),
    });
  }, [stretch, outgoing, unreadAfter, self.id, threadTs, leaving, conversationId]);

  const onPlace = useCallback((window: RowWindow<Row>) => window.hasLanded && setAtEnd(window.isAtEnd), []);
  const drawn = useRowWindow({
    rows,
    estimate: estimateRow,
    gapAfter: GAP_PX,
    isTopAligned: true,
    onPlace,
    beforeDraw: (window) => {
      if (stretch.messages.length === 0 || isPlaced.current) return;
      isPlaced.current = true;
      if (targetTs && rows.some((row) => row.key === targetTs)) window.land({ key: targetTs, align: "center" });
      else if (rows.some((row) => row.kind === "unread")) window.land({ key: "unread", align: "start" });
    },
  });
  const roving = useRoving(rows, drawn);
  useEditing(editingTs, drawn);
  useThreadReading(conversationId, threadTs, isAtEnd && stretch.reachesEnd ? stretch.messages.at(-1)?.ts : undefined);

  if (stretch.error && stretch.messages.length === 0)
    return (
      <EmptyState
        drawing="door"
        title={t("timeline.unreachable")}
        text={t("timeline.unreachableText")}
        action={<Button onClick={() => void loadThread(conversationId, threadTs)}>{t("common.retry")}</Button>}
      />
    );
  return (
    <div className={styles.frame}>
      <MessageList
        label={t("timeline.threadLabel")}
        rows={rows}
        drawn={drawn}
        roving={roving}
        isBusy={stretch.isLoading}
        renderRow={renderRow}
        waiting={<Waiting />}
      />
      <Announcer messages={stretch.messages} isLive={stretch.reachesEnd} />
    </div>
  );

  function renderRow(row: Row, index: number): ReactNode {
    switch (row.kind) {
      case "day":
        return <DayRow at={row.at} />;
      case "unread":
        return <UnreadRow />;
      case "count":
        return <CountRow count={row.count} />;
      case "system":
        return <SystemRow messages={row.messages} />;
      case "outgoing":
        return <OutgoingRow outgoing={row.outgoing} isGrouped={row.isGrouped} />;
      case "message":
        return (
          <MessageRow
            conversationId={conversationId}
            message={row.message}
            isGrouped={row.isGrouped}
            isTarget={row.key === targetTs}
            isEditing={row.key === editingTs}
            isInThread
            tabIndex={roving.tabIndexOf(row)}
            position={index + 1}
            slots={slots}
          />
        );
      default:
        return null;
    }
  }
}

/** Where the "New" line stands: as it was when the thread was opened, or where it was marked unread since. */
function useThreadLine(lastRead: string | undefined, newest: string | undefined): string | undefined {
  const [line, setLine] = useState<string>();
  const before = useRef<string>(undefined);
  useEffect(() => {
    const known = before.current;
    before.current = lastRead;
    if (lastRead === undefined || lastRead >= (newest ?? "")) return;
    if (known === undefined || lastRead < known) setLine(lastRead);
  }, [lastRead, newest]);
  return line;
}

/** Marks the thread read up to what is seen by someone who is looking. */
function useThreadReading(conversationId: string, threadTs: string, upTo: string | undefined): void {
  useEffect(() => () => releaseUnread(placeOf(conversationId, threadTs)), [conversationId, threadTs]);
  useEffect(() => {
    if (upTo === undefined || upTo === threadTs) return;
    const look = () => document.hasFocus() && !document.hidden && markThread(conversationId, threadTs, upTo);
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [conversationId, threadTs, upTo]);
}
