import { ArrowDown } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useText } from "../../i18n";
import {
  loadAround,
  loadLatest,
  loadNewer,
  loadOlder,
  loadUnread,
  markRead,
  tsFrom,
  useConversation,
  useLeaving,
  useOutbox,
  useSelf,
  useStretch,
} from "../../model";
import { Button, EmptyState, Icon, showToast } from "../../ui";
import { Announcer } from "./Announcer";
import { ChannelStart } from "./ChannelStart";
import type { DayAsked } from "./DayMenu";
import { DayPill } from "./DayPill";
import { MessageList } from "./MessageList";
import { MessageRow } from "./MessageRow";
import { OutgoingRow } from "./OutgoingRow";
import { estimateRow, type Row, rowsOf } from "./rows";
import type { RowWindow } from "./rowWindow";
import { DayRow, SystemRow, UnreadRow } from "./SmallRows";
import type { TimelineSlots } from "./slots";
import styles from "./Timeline.module.css";
import { useEditing } from "./useEditing";
import { useRoving } from "./useRoving";
import { useRowWindow } from "./useRowWindow";
import { useUnreadLine } from "./useUnreadLine";
import { Waiting } from "./Waiting";

const DayMenu = lazy(() => import("./DayMenu").then(({ DayMenu }) => ({ default: DayMenu })));

export interface TimelineProps {
  conversationId: string;
  /** The message to land on, from a permalink or a search hit. */
  targetTs?: string | undefined;
  /** The message being edited. */
  editingTs?: string | undefined;
  slots: TimelineSlots;
}

const NEAR_PX = 800;
const GAP_PX = 16;

/** Where the reader was in channels that they left somewhere else than at the end. */
const places = new Map<string, NonNullable<ReturnType<RowWindow<Row>["place"]>>>();

/** A channel's messages. Opens at the first unread; nothing moves under the reader. */
export function Timeline({ conversationId, targetTs, editingTs, slots }: TimelineProps) {
  const t = useText();
  const self = useSelf();
  const stretch = useStretch(conversationId);
  const outgoing = useOutbox(conversationId);
  const leaving = useLeaving();
  const unreadAfter = useUnreadLine(conversationId);
  const unreadCount = useConversation(conversationId)?.unread_count ?? 0;
  const [isAtEnd, setAtEnd] = useState(true);
  const [asked, setAsked] = useState<DayAsked>();
  // A message to go to: the address's, or one found since.
  const [target, setTarget] = useState<{ ts: string; align: "center" | "start" } | undefined>(
    targetTs ? { ts: targetTs, align: "center" } : undefined,
  );
  const isPlaced = useRef(false);
  const listeners = useRef(new Set<() => void>());

  // Once, on arrival: later the reader goes where they want.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (targetTs) void loadAround(conversationId, targetTs);
    else if (unreadAfter) void loadUnread(conversationId, unreadAfter);
    else void loadLatest(conversationId);
  }, [conversationId, targetTs]);

  const rows = useMemo(
    () =>
      rowsOf({
        messages: stretch.messages,
        outgoing: stretch.reachesEnd ? outgoing : [],
        unreadAfter,
        selfId: self.id,
        reachesStart: stretch.reachesStart,
        isLeaving: (ts) => leaving.has(`${conversationId}:${ts}`),
      }),
    [stretch, outgoing, unreadAfter, self.id, leaving, conversationId],
  );

  const onPlace = useCallback(
    (window: RowWindow<Row>) => {
      if (!window.hasLanded) return;
      setAtEnd(window.isAtEnd);
      for (const listener of listeners.current) listener();
      const { start, end } = window.distances();
      if (start < NEAR_PX) void loadOlder(conversationId);
      if (end < NEAR_PX) void loadNewer(conversationId);
    },
    [conversationId],
  );
  const drawn = useRowWindow({
    rows,
    estimate: estimateRow,
    gapAfter: GAP_PX,
    onPlace,
    beforeDraw: (window) => {
      window.isLive = stretch.reachesEnd;
      if (rows.length === 0 || isPlaced.current) return;
      const kept = places.get(conversationId);
      if (target) {
        if (!rows.some((row) => row.key === target.ts)) return;
        window.land({ key: target.ts, align: target.align });
      } else if (rows.some((row) => row.kind === "unread")) window.land({ key: "unread", align: "start" });
      else if (kept?.some(({ key }) => rows.some((row) => row.key === key))) window.restore(kept);
      isPlaced.current = true;
    },
  });
  const roving = useRoving(rows, drawn);
  useEditing(editingTs, drawn);

  useEffect(
    () => () => {
      const place = drawn.window.place();
      if (place) places.set(conversationId, place);
      else places.delete(conversationId);
    },
    [drawn.window, conversationId],
  );

  useReading(conversationId, isAtEnd && stretch.reachesEnd, stretch.messages.length);
  useOwnSends(outgoing.at(-1)?.id, () => void toEnd());

  const subscribe = useCallback((listener: () => void) => {
    listeners.current.add(listener);
    return () => listeners.current.delete(listener);
  }, []);

  async function toEnd() {
    await loadLatest(conversationId);
    drawn.toEnd();
  }

  async function jump(at: number) {
    try {
      const ts = await tsFrom(conversationId, at);
      if (ts === undefined) return await toEnd();
      await loadAround(conversationId, ts);
      isPlaced.current = false;
      setTarget({ ts, align: "start" });
    } catch {
      showToast({ title: t("timeline.notDone"), tone: "bad" });
    }
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
  return (
    <div className={styles.frame}>
      <MessageList
        label={t("timeline.label")}
        rows={rows}
        drawn={drawn}
        roving={roving}
        isBusy={stretch.isLoading}
        renderRow={renderRow}
        waiting={<Waiting />}
      />
      <DayPill rows={rows} window={drawn.window} subscribe={subscribe} onAsk={setAsked} />
      <Suspense fallback={null}>
        {asked ? <DayMenu asked={asked} onClose={() => setAsked(undefined)} onJump={(at) => void jump(at)} /> : null}
      </Suspense>
      {(isAtEnd && stretch.reachesEnd) || rows.length === 0 ? null : (
        <button type="button" className={styles.jump} onClick={() => void toEnd()}>
          <Icon of={ArrowDown} size={16} />
          {unreadCount > 0 ? t("timeline.newMessages", { count: unreadCount }) : t("timeline.toLatest")}
        </button>
      )}
      <Announcer messages={stretch.messages} isLive={stretch.reachesEnd} />
    </div>
  );

  function renderRow(row: Row, index: number): ReactNode {
    switch (row.kind) {
      case "start":
        return <ChannelStart conversationId={conversationId} />;
      case "day":
        return <DayRow at={row.at} onAsk={setAsked} />;
      case "unread":
        return <UnreadRow />;
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
            isTarget={row.key === target?.ts && target.align === "center"}
            isEditing={row.key === editingTs}
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

/** One's own message is followed to the end. */
function useOwnSends(newest: string | undefined, follow: () => void): void {
  const latest = useRef(follow);
  latest.current = follow;
  const seen = useRef(newest);
  useEffect(() => {
    if (newest !== undefined && newest !== seen.current) latest.current();
    seen.current = newest;
  }, [newest]);
}
