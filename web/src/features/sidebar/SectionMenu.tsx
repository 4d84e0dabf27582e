import { ArrowDown, ArrowUp, CheckCheck, FolderPlus, Hash, LayoutGrid, Pencil, Search, Trash2 } from "lucide-react";
import { useText } from "../../i18n";
import { keysOf } from "../../keys";
import { moveSection, readNow, type Section, shownSections, useSections } from "../../model";
import { MenuItem, MenuSeparator } from "../../ui";
import type { SectionActs } from "./SectionRow";

export interface SectionMenuProps extends SectionActs {
  section: Section;
  attempt: (work: Promise<unknown>) => void;
}

/** Everything that can be done with a section. */
export function SectionMenu({ section, attempt, ...acts }: SectionMenuProps) {
  const t = useText();
  const sections = useSections();
  const at = sections.findIndex(({ id }) => id === section.id);
  const ids = shownSections().find((shown) => shown.section.id === section.id)?.ids ?? [];
  return (
    <>
      {section.type === "standard" ? (
        <>
          <MenuItem icon={Pencil} onSelect={() => acts.onRenameSection(section)}>
            {t("sidebar.renameSection")}
          </MenuItem>
          <MenuItem icon={Trash2} onSelect={() => acts.onDeleteSection(section)}>
            {t("sidebar.deleteSection")}
          </MenuItem>
          <MenuSeparator />
        </>
      ) : null}
      {section.type === "channels" ? (
        <>
          <MenuItem icon={Search} shortcut={keysOf("browse")} onSelect={acts.onBrowse}>
            {t("sidebar.browse")}
          </MenuItem>
          <MenuItem icon={Hash} onSelect={acts.onCreate}>
            {t("sidebar.create")}
          </MenuItem>
          <MenuSeparator />
        </>
      ) : null}
      {section.type === "apps" ? (
        <>
          <MenuItem icon={LayoutGrid} onSelect={acts.onApps}>
            {t("apps.toAll")}
          </MenuItem>
          <MenuSeparator />
        </>
      ) : null}
      <MenuItem icon={CheckCheck} onSelect={() => ids.map((id) => readNow(id))}>
        {t("sidebar.markSectionRead")}
      </MenuItem>
      <MenuItem icon={ArrowUp} disabled={at <= 0} onSelect={() => attempt(moveSection(section.id, sections[at - 1]?.id))}>
        {t("sidebar.moveUp")}
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        disabled={at >= sections.length - 1}
        onSelect={() => attempt(moveSection(section.id, sections[at + 2]?.id))}
      >
        {t("sidebar.moveDown")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={FolderPlus} onSelect={acts.onNewSection}>
        {t("sidebar.newSection")}
      </MenuItem>
    </>
  );
}
