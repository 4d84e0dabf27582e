import { AtSign, Bookmark, House, type LucideIcon, MessagesSquare, MoreHorizontal, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { type TextKey, useText } from "../../i18n";
import { keysOf } from "../../keys";
import { useBadges, useHasNewActivity, useSavedCounts } from "../../model";
import { Badge, badgeCount, classes, Icon, Menu, Tooltip, VisuallyHidden } from "../../ui";
import { MakeMenu, MoreMenu } from "./late";
import styles from "./Rail.module.css";

export type RailView = "home" | "direct" | "activity" | "later";
export type MoreView = "threads" | "drafts" | "browse" | "unreads" | "people" | "apps";

export interface RailProps {
  activeView: string;
  onHome: () => void;
  onView: (view: RailView | MoreView) => void;
  onNewMessage: () => void;
  onCreateChannel: () => void;
  /** Only for those who may. */
  onInvite: (() => void) | undefined;
  /** One's own face and menu. */
  selfMenu: ReactNode;
}

/** The doors at the edge: where one is, and what is made anew. On a phone it lies at the bottom. */
export function Rail(props: RailProps) {
  const t = useText();
  const badges = useBadges();
  const hasNews = useHasNewActivity();
  const saved = useSavedCounts();
  const isElsewhere = ["direct", "activity", "later"].includes(props.activeView);

  function door(view: RailView, icon: LucideIcon, key: TextKey, isActive: boolean, end: ReactNode, shortcut?: string) {
    const link = (
      <a
        href={view === "home" ? "/" : `/${view}`}
        className={classes(styles.door, isActive && styles.active)}
        aria-current={isActive ? "page" : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          if (view === "home") props.onHome();
          else props.onView(view);
        }}
      >
        <span className={styles.sign}>
          <Icon of={icon} size={20} />
          {end}
        </span>
        <span className={styles.name}>{t(key)}</span>
      </a>
    );
    return (
      <li key={view}>
        {shortcut ? (
          <Tooltip label={t(key)} shortcut={shortcut} side="right">
            {link}
          </Tooltip>
        ) : (
          link
        )}
      </li>
    );
  }

  const lamp = (label: string) => (
    <span className={styles.lamp}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
  const count = (mentions: number) =>
    mentions > 0 ? (
      <span className={styles.badge} data-badge={mentions}>
        <Badge label={t("sidebar.mentions", { count: mentions })}>{badgeCount(mentions)}</Badge>
      </span>
    ) : null;

  return (
    <nav className={styles.rail} aria-label={t("sidebar.rail")} data-region="rail">
      <ul className={styles.doors}>
        {door("home", House, "sidebar.home", !isElsewhere, count(badges.home) ?? (badges.hasUnread ? lamp(t("sidebar.unread")) : null))}
        {door("direct", MessagesSquare, "sidebar.dms", props.activeView === "direct", count(badges.direct), keysOf("direct"))}
        {door(
          "activity",
          AtSign,
          "sidebar.activity",
          props.activeView === "activity",
          hasNews ? lamp(t("sidebar.newActivity")) : null,
          keysOf("activity"),
        )}
        {door(
          "later",
          Bookmark,
          "sidebar.later",
          props.activeView === "later",
          saved.overdue_count > 0 ? lamp(t("sidebar.overdue", { count: saved.overdue_count })) : null,
          keysOf("later"),
        )}
        <li className={styles.wideOnly}>
          <Menu
            side="right"
            trigger={
              <button type="button" className={styles.door}>
                <span className={styles.sign}>
                  <Icon of={MoreHorizontal} size={20} />
                </span>
                <span className={styles.name}>{t("common.more")}</span>
              </button>
            }
          >
            <MoreMenu onView={props.onView} />
          </Menu>
        </li>
      </ul>
      <div className={styles.end}>
        <span className={styles.wideOnly}>
          <Menu
            side="right"
            align="end"
            trigger={
              <button type="button" className={styles.make} aria-label={t("sidebar.make")}>
                <Icon of={Plus} size={20} />
              </button>
            }
          >
            <MakeMenu {...props} />
          </Menu>
        </span>
        {props.selfMenu}
      </div>
    </nav>
  );
}
