import { LayoutGrid, Zap } from "lucide-react";
import { errorText, useText } from "../../i18n";
import { codeOf, runShortcut, useShortcuts } from "../../model";
import { MenuItem, MenuSeparator, showToast } from "../../ui";

interface MessageShortcutsProps {
  channel: string;
  ts: string;
  /** All of them, with a box to find one. */
  onAll: (() => void) | undefined;
}

const SHOWN = 4;

/** What apps do with messages, as items of a menu; nothing where no app does. */
export function MessageShortcuts({ channel, ts, onAll }: MessageShortcutsProps) {
  const t = useText();
  const shortcuts = useShortcuts("message") ?? [];
  if (shortcuts.length === 0) return null;
  const isMore = shortcuts.length > SHOWN && onAll !== undefined;
  return (
    <>
      <MenuSeparator />
      {shortcuts.slice(0, SHOWN).map((shortcut) => (
        <MenuItem
          key={`${shortcut.app_id}${shortcut.callback_id}`}
          icon={Zap}
          hint={shortcut.app_name}
          onSelect={() =>
            void runShortcut(shortcut, { channel, message_ts: ts }).catch((error) =>
              showToast({ title: t("shortcuts.failed", { app: shortcut.app_name }), description: errorText(codeOf(error)), tone: "bad" }),
            )
          }
        >
          {shortcut.name}
        </MenuItem>
      ))}
      {isMore ? (
        <MenuItem icon={LayoutGrid} onSelect={onAll}>
          {t("shortcuts.more")}
        </MenuItem>
      ) : null}
    </>
  );
}
