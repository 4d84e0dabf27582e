import { useText } from "../../i18n";
import { Emoji } from "../../richtext";
import { Menu, MenuRadio, MenuRadioGroup } from "../../ui";
import styles from "./EmojiPicker.module.css";
import type { Cell } from "./rows";

const TONES = [0, 2, 3, 4, 5, 6] as const;

interface PickerFootProps {
  cell: Cell | undefined;
  skinTone: number;
  onSkinTone: (tone: number) => void;
}

/** What the chosen emoji is called, and the skin tone for people and hands. */
export function PickerFoot({ cell, skinTone, onSkinTone }: PickerFootProps) {
  const t = useText();
  return (
    <footer className={styles.foot}>
      <span className={styles.preview} aria-hidden="true">
        {cell ? cell.image ? <img src={cell.image} alt="" width={28} height={28} /> : <Emoji name={cell.name} size="plain" /> : null}
      </span>
      <span className={styles.names}>
        {cell ? (
          <>
            <span className={styles.label}>{cell.label}</span>
            <span className={styles.name}>:{cell.name}:</span>
          </>
        ) : null}
      </span>
      <Menu
        align="end"
        side="top"
        trigger={
          <button type="button" className={styles.tone} aria-label={t("emoji.skinTone")} title={t("emoji.skinTone")}>
            <Emoji name="hand" skinTone={skinTone || undefined} size="plain" />
          </button>
        }
      >
        <MenuRadioGroup value={String(skinTone)} onChange={(tone) => onSkinTone(Number(tone))} label={t("emoji.skinTone")}>
          {TONES.map((tone) => (
            <MenuRadio key={tone} value={String(tone)}>
              <Emoji name="hand" skinTone={tone || undefined} size="plain" /> {t(`emoji.tone.${tone}`)}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
      </Menu>
    </footer>
  );
}
