import { ChevronDown, ChevronRight, Hash, Lock, Plus, Search, SquarePen } from "lucide-react";
import type { ReactNode } from "react";
import { call } from "../../api";
import { type TextKey, useText } from "../../i18n";
import { type ShownSection, useShownSections, useTeam } from "../../model";
import { Icon, IconButton } from "../../ui";
import { ConversationRow } from "./ConversationRow";
import styles from "./Sidebar.module.css";
import { ViewLinks, type ViewName } from "./ViewLinks";

export interface SidebarProps {
  activeId: string | undefined;
  activeView: string;
  hrefOf: (conversationId: string) => string;
  onOpen: (conversationId: string) => void;
  draftCount: number;
  onView: (view: ViewName) => void;
  onSearch: () => void;
  onBrowse: () => void;
  onCreate: () => void;
  onNewMessage: () => void;
  /** One's own face and menu. */
  selfMenu: ReactNode;
}

const TITLES: Record<string, TextKey> = {
  stars: "sidebar.stars",
  channels: "sidebar.channels",
  direct_messages: "sidebar.directMessages",
  apps: "sidebar.apps",
};

/** The rooms along the hallway: what one is in, with a lamp where someone waits. */
export function Sidebar(props: SidebarProps) {
  const t = useText();
  const team = useTeam();
  const sections = useShownSections();
  return (
    <nav className={styles.sidebar} aria-label={t("sidebar.label")}>
      <header className={styles.head}>
        <h1 className={styles.team} dir="auto">
          {team.name}
        </h1>
        <IconButton icon={SquarePen} label={t("sidebar.newMessage")} shortcut="Alt+N" onClick={props.onNewMessage} />
        {props.selfMenu}
      </header>
      <button type="button" className={styles.search} onClick={props.onSearch}>
        <Icon of={Search} size={16} />
        {t("sidebar.find")}
        <kbd>{navigator.platform.startsWith("Mac") ? "⌘K" : t("sidebar.ctrlK")}</kbd>
      </button>
      <div className={styles.lists}>
        <ViewLinks activeView={props.activeView} draftCount={props.draftCount} onView={props.onView} />
        {sections.map((shown) => (
          <SectionList key={shown.section.id} shown={shown} {...props} />
        ))}
      </div>
    </nav>
  );
}

function SectionList({ shown, ...props }: SidebarProps & { shown: ShownSection }) {
  const t = useText();
  const { section, ids } = shown;
  if (ids.length === 0 && section.type !== "channels" && section.type !== "direct_messages") return null;
  const title = TITLES[section.type];
  const collapse = () =>
    void call("users.channelSections.update", { channel_section_id: section.id, is_collapsed: !section.is_collapsed }).catch(
      () => undefined,
    );
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <button type="button" className={styles.sectionTitle} aria-expanded={!section.is_collapsed} onClick={collapse}>
          <Icon of={section.is_collapsed ? ChevronRight : ChevronDown} size={16} />
          <h2 dir="auto">{title ? t(title) : section.name}</h2>
        </button>
        {section.type === "channels" ? (
          <>
            <IconButton icon={Search} label={t("sidebar.browse")} size="sm" onClick={props.onBrowse} />
            <IconButton icon={Plus} label={t("sidebar.create")} size="sm" onClick={props.onCreate} />
          </>
        ) : null}
        {section.type === "direct_messages" ? (
          <IconButton icon={Plus} label={t("sidebar.newMessage")} size="sm" onClick={props.onNewMessage} />
        ) : null}
      </div>
      <ul>
        {ids.map((id) => (
          <ConversationRow
            key={id}
            id={id}
            isActive={id === props.activeId}
            isCollapsed={section.is_collapsed}
            href={props.hrefOf(id)}
            onOpen={props.onOpen}
            icons={{ channel: Hash, private: Lock }}
          />
        ))}
      </ul>
    </section>
  );
}
