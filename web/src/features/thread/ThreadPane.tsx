import { Bell, BellOff, X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../i18n";
import { type Message, placeOf, setFollowing, usePlaceName, useStretch } from "../../model";
import { IconButton, showToast } from "../../ui";
import styles from "./Thread.module.css";

export interface ThreadPaneProps {
  conversationId: string;
  threadTs: string;
  onClose: () => void;
  /** Goes to the root in its channel. */
  onOpenRoot: () => void;
  list: ReactNode;
  composer: ReactNode;
}

/** A thread beside its channel: the root, its replies, and a place to answer. */
export function ThreadPane({ conversationId, threadTs, onClose, onOpenRoot, list, composer }: ThreadPaneProps) {
  const t = useText();
  const place = usePlaceName(conversationId);
  const root = useStretch(placeOf(conversationId, threadTs)).messages[0];
  const isFollowed = root?.ts === threadTs && root.subscribed === true;

  function follow() {
    setFollowing(conversationId, threadTs, !isFollowed).catch(() => showToast({ title: t("thread.notDone"), tone: "bad" }));
  }

  return (
    <aside className={styles.pane} aria-label={t("thread.label")}>
      <header className={styles.head}>
        <h2 dir="auto">{titleOf(root) ?? t("thread.title")}</h2>
        <button type="button" className={styles.place} dir="auto" onClick={onOpenRoot}>
          {place}
        </button>
        <IconButton
          icon={isFollowed ? BellOff : Bell}
          label={isFollowed ? t("thread.unfollow") : t("thread.follow")}
          pressed={isFollowed}
          tooltipSide="bottom"
          onClick={follow}
        />
        <IconButton icon={X} label={t("common.close")} tooltipSide="bottom" onClick={onClose} />
      </header>
      {list}
      {composer}
    </aside>
  );
}

/** What an assistant calls the thread. */
function titleOf(root: Message | undefined): string | undefined {
  const title = root?.assistant_app_thread?.title;
  return title && title !== root?.text ? title : undefined;
}
