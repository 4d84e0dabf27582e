import { Copy } from "lucide-react";
import { useText } from "../../i18n";
import { IconButton, showToast } from "../../ui";
import styles from "./Settings.module.css";

/** An address to be copied. */
export function CopyLine({ text }: { text: string }) {
  const t = useText();
  return (
    <div className={styles.link}>
      <code>{text}</code>
      <IconButton
        icon={Copy}
        size="sm"
        label={t("common.copy")}
        onClick={() => void navigator.clipboard.writeText(text).then(() => showToast({ title: t("common.copied") }))}
      />
    </div>
  );
}
