import { useText } from "../i18n";
import { Dialog, Kbd } from "../ui";
import styles from "./App.module.css";
import { SHORTCUTS } from "./shortcuts";

/** Every key there is. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t("shell.shortcuts")}>
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ name, keys, text }) => (
          <div key={name}>
            <dt>{t(text)}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
