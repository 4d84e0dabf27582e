import { CircleAlert, CircleCheck, Info, type LucideIcon, Megaphone, TriangleAlert } from "lucide-react";
import { useText } from "../../i18n";
import { Icon } from "../../ui";
import { TextOf } from "../RichText";
import type { Block, TextObject } from "../types";
import styles from "./Alert.module.css";

type Level = "default" | "info" | "warning" | "error" | "success";

const LOOKS: Record<Level, LucideIcon> = {
  default: Megaphone,
  info: Info,
  warning: TriangleAlert,
  error: CircleAlert,
  success: CircleCheck,
};

/** Words that ask for attention; how much, their picture says besides their colour. */
export function AlertBlock({ block }: { block: Block }) {
  const t = useText();
  const level = Object.hasOwn(LOOKS, String(block.level)) ? (block.level as Level) : "default";
  return (
    <div className={styles.alert} data-level={level} role="note" aria-label={t(`blocks.alert.${level}`)}>
      <Icon of={LOOKS[level]} size={18} className={styles.icon} />
      <div className={styles.words}>
        <TextOf text={block.text as TextObject | undefined} />
      </div>
    </div>
  );
}
