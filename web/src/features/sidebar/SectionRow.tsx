import { ChevronDown, ChevronRight, MoreHorizontal, Plus } from "lucide-react";
import { type DragEvent, memo } from "react";
import { useText } from "../../i18n";
import { keysOf } from "../../keys";
import { changeSection, type Section } from "../../model";
import { Emoji } from "../../richtext";
import { Badge, classes, Icon, IconButton, Menu, showToast } from "../../ui";
import { SectionMenu } from "./late";
import type { SectionRowData } from "./rows";
import styles from "./Sidebar.module.css";
import { sectionName } from "./sectionName";

export interface SectionActs {
  onBrowse: () => void;
  onApps: () => void;
  onCreate: () => void;
  onNewMessage: () => void;
  onNewSection: () => void;
  onRenameSection: (section: Section) => void;
  onDeleteSection: (section: Section) => void;
}

export interface SectionRowProps extends SectionActs {
  row: SectionRowData;
  tabIndex: 0 | -1;
  isTarget: boolean;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
}

/** A section's name: folds it, and holds what can be done with it. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const t = useText();
  const { section, folded } = props.row;
  const name = sectionName(section);
  const isFolded = section.is_collapsed;
  const attempt = (work: Promise<unknown>) => void work.catch(() => showToast({ title: t("sidebar.notDone"), tone: "bad" }));
  const fold = () => attempt(changeSection(section.id, { is_collapsed: !isFolded }));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      id={`row-${section.id}`}
      data-key={section.id}
      role="treeitem"
      aria-level={1}
      aria-expanded={!isFolded}
      aria-label={folded > 0 ? `${name}, ${t("sidebar.folded", { count: folded })}` : name}
      tabIndex={props.tabIndex}
      draggable
      className={classes(styles.section, props.isTarget && styles.target)}
      onClick={fold}
      onDragStart={props.onDragStart}
      onDragEnd={props.onDragEnd}
    >
      <Icon of={isFolded ? ChevronRight : ChevronDown} size={16} />
      {section.emoji ? <Emoji name={section.emoji.replaceAll(":", "")} /> : null}
      <span className={styles.title} dir="auto">
        {name}
      </span>
      {folded > 0 ? (
        <Badge tone="soft" isDrawn>
          {folded}
        </Badge>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps clicks from the row */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps clicks from the row */}
      <span className={styles.acts} onClick={(event) => event.stopPropagation()}>
        {section.type === "channels" ? <IconButton icon={Plus} label={t("sidebar.create")} size="sm" onClick={props.onCreate} /> : null}
        {section.type === "direct_messages" ? (
          <IconButton icon={Plus} label={t("sidebar.newMessage")} shortcut={keysOf("newMessage")} size="sm" onClick={props.onNewMessage} />
        ) : null}
        <Menu trigger={<IconButton icon={MoreHorizontal} label={t("sidebar.sectionMenu", { name })} size="sm" />}>
          <SectionMenu {...props} section={section} attempt={attempt} />
        </Menu>
      </span>
    </div>
  );
});
