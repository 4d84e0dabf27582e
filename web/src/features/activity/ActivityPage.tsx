import { useCallback, useState } from "react";
import { formatShort, useFormats, useText } from "../../i18n";
import { names, useFace, usePages, usePlaceName } from "../../model";
import { Emoji, plainText } from "../../richtext";
import { Avatar, Button, EmptyState, Line, Lines, Tabs, View } from "../../ui";
import styles from "./ActivityPage.module.css";
import { type Item, keyOf, loadFeed, MODES, type Mode, placeOfItem } from "./feed";
import { useFresh } from "./useFresh";
import { useSeen } from "./useSeen";

export interface ActivityPageProps {
  onOpen: (place: { channel: string; ts: string; threadTs?: string }) => void;
  onBrowse: () => void;
  onBack: () => void;
}

/** What concerns the reader, newest first: mentions, replies in their threads, reactions to what they wrote. */
export function ActivityPage(props: ActivityPageProps) {
  const t = useText();
  const [mode, setMode] = useState<Mode>("all");
  return (
    <View title={t("activity.title")} onBack={props.onBack} isTabbed>
      <Tabs
        label={t("activity.title")}
        value={mode}
        onChange={setMode}
        tabs={MODES.map((value) => ({ value, label: t(`activity.${value}`) }))}
      >
        <Feed key={mode} mode={mode} {...props} />
      </Tabs>
    </View>
  );
}

function Feed({ mode, onOpen, onBrowse }: ActivityPageProps & { mode: Mode }) {
  const t = useText();
  const pages = usePages(
    useCallback((cursor: string) => loadFeed(mode, cursor), [mode]),
    keyOf,
  );
  const isSeen = useSeen(pages.items, pages.state === "ready" && mode === "all");
  const fresh = useFresh(mode, pages);
  return (
    <div className={styles.pane} ref={fresh.pane}>
      <div className={styles.fresh} role="status">
        {fresh.count > 0 ? (
          <Button size="sm" variant="primary" onClick={fresh.show}>
            {t("activity.fresh", { count: fresh.count })}
          </Button>
        ) : null}
      </div>
      <Lines
        label={t(`activity.${mode}`)}
        state={pages.state}
        isEmpty={pages.items.length === 0}
        onRetry={pages.refresh}
        onMore={pages.more}
        empty={
          <EmptyState
            drawing="lamp"
            title={t("activity.none")}
            text={t("activity.noneText")}
            action={<Button onClick={onBrowse}>{t("activity.noneAction")}</Button>}
          />
        }
      >
        {pages.items.map((item) => (
          <ItemLine key={keyOf(item)} item={item} isUnread={!isSeen(item)} onOpen={() => onOpen(placeOfItem(item))} />
        ))}
      </Lines>
    </div>
  );
}

const SENTENCES = { mention: "activity.mention", thread_reply: "activity.reply", reaction: "activity.reaction" } as const;

function ItemLine({ item, isUnread, onOpen }: { item: Item; isUnread: boolean; onOpen: () => void }) {
  const t = useText();
  useFormats();
  const face = useFace(item.user ?? item.message.user, item.message.username ?? (item.message.user ? "…" : t("common.unknownPerson")));
  const place = usePlaceName(item.channel);
  const words = plainText(item.message, names);
  return (
    <Line
      start={<Avatar {...face} size={36} />}
      headline={t(SENTENCES[item.type], { name: face.name, place })}
      at={item.feed_ts}
      atText={formatShort(item.feed_ts)}
      text={words || item.message.files?.map((file) => file.title ?? file.name ?? "").join(", ")}
      isSoft={item.type === "reaction"}
      foot={
        item.reaction ? (
          <span className={styles.emoji} role="img" aria-label={t("activity.reactedWith", { name: item.reaction })}>
            <Emoji name={item.reaction} />
          </span>
        ) : undefined
      }
      isUnread={isUnread}
      onOpen={onOpen}
    />
  );
}
