import { useText } from "../../i18n";
import { Icon } from "../../ui";
import styles from "./EmojiPicker.module.css";
import type { Row } from "./rows";
import { sectionIcon, sectionTitle } from "./sections";

/** One button per category, leading to its place in the grid. */
export function PickerTabs({ rows, hidden, onJump }: { rows: readonly Row[]; hidden: boolean; onJump: (row: number) => void }) {
  const t = useText();
  if (hidden) return null;
  return (
    <nav className={styles.tabs} aria-label={t("emoji.categories")}>
      {rows.map((row, index) =>
        row.kind === "head" ? (
          <button
            key={row.section}
            type="button"
            title={sectionTitle(t, row.section)}
            aria-label={sectionTitle(t, row.section)}
            onClick={() => onJump(index)}
          >
            <Icon of={sectionIcon(row.section)} size={18} />
          </button>
        ) : null,
      )}
    </nav>
  );
}
