import { AtSign, Bookmark, type LucideIcon, MessageSquareText, MessagesSquare, PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../i18n";
import { useHasNewActivity, useSavedCounts, useThreadCounts } from "../../model";
import { Badge, badgeCount, classes, Icon, VisuallyHidden } from "../../ui";
import styles from "./Sidebar.module.css";

export type ViewName = "threads" | "activity" | "later" | "direct" | "drafts";

interface ViewLinksProps {
  activeView: string;
  draftCount: number;
  onView: (view: ViewName) => void;
}

/** The views that gather what is spread over conversations, each with its lamp. */
export function ViewLinks({ activeView, draftCount, onView }: ViewLinksProps) {
  const t = useText();
  const threads = useThreadCounts();
  const saved = useSavedCounts();
  const hasNews = useHasNewActivity();

  function link(view: ViewName, icon: LucideIcon, name: string, isBold: boolean, end: ReactNode) {
    const isActive = activeView === view;
    return (
      <li key={view}>
        <a
          href={`/${view}`}
          className={classes(styles.row, isActive && styles.active, isBold && styles.unread)}
          aria-current={isActive ? "page" : undefined}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onView(view);
          }}
        >
          <Icon of={icon} size={16} />
          <span className={styles.rowName}>{name}</span>
          {end}
        </a>
      </li>
    );
  }

  return (
    <ul className={styles.views}>
      {link(
        "threads",
        MessageSquareText,
        t("sidebar.threads"),
        threads.has_unreads,
        threads.mention_count > 0 ? (
          <Badge label={t("sidebar.mentions", { count: threads.mention_count })}>{badgeCount(threads.mention_count)}</Badge>
        ) : null,
      )}
      {link("direct", MessagesSquare, t("sidebar.dms"), false, null)}
      {link(
        "activity",
        AtSign,
        t("sidebar.activity"),
        hasNews,
        hasNews ? (
          <span className={styles.lamp}>
            <VisuallyHidden>{t("sidebar.newActivity")}</VisuallyHidden>
          </span>
        ) : null,
      )}
      {link(
        "later",
        Bookmark,
        t("sidebar.later"),
        saved.overdue_count > 0,
        saved.overdue_count > 0 ? (
          <Badge label={t("sidebar.overdue", { count: saved.overdue_count })}>{badgeCount(saved.overdue_count)}</Badge>
        ) : null,
      )}
      {link(
        "drafts",
        PencilLine,
        t("sidebar.drafts"),
        false,
        draftCount > 0 ? (
          <Badge tone="soft" label={t("sidebar.draftCount", { count: draftCount })}>
            {badgeCount(draftCount)}
          </Badge>
        ) : null,
      )}
    </ul>
  );
}
