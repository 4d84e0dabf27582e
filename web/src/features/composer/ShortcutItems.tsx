import { LayoutGrid, SquareSlash, Zap } from "lucide-react";
import { errorText, useText } from "../../i18n";
import { codeOf, runShortcut, useShortcuts } from "../../model";
import { MenuItem, MenuLabel, MenuSeparator, showToast } from "../../ui";

interface ShortcutItemsProps {
  channel: string;
  /** All of them, with a box to find one. */
  onAll: () => void;
  /** Begins a command; not while something else is written. */
  onCommand: (() => void) | undefined;
}

const SHOWN = 5;

/** What apps offer wherever one writes, as items of a menu. */
export function ShortcutItems({ channel, onAll, onCommand }: ShortcutItemsProps) {
  const t = useText();
  const shortcuts = useShortcuts("global") ?? [];
  return (
    <>
      {shortcuts.length > 0 ? (
        <>
          <MenuLabel label={t("composer.shortcuts")}>
            {shortcuts.slice(0, SHOWN).map((shortcut) => (
              <MenuItem
                key={`${shortcut.app_id}${shortcut.callback_id}`}
                icon={Zap}
                hint={shortcut.app_name}
                onSelect={() =>
                  void runShortcut(shortcut, { channel }).catch((error) =>
                    showToast({
                      title: t("shortcuts.failed", { app: shortcut.app_name }),
                      description: errorText(codeOf(error)),
                      tone: "bad",
                    }),
                  )
                }
              >
                {shortcut.name}
              </MenuItem>
            ))}
          </MenuLabel>
          <MenuSeparator />
        </>
      ) : null}
      <MenuItem icon={LayoutGrid} onSelect={onAll}>
        {t("shortcuts.all")}
      </MenuItem>
      {onCommand ? (
        <MenuItem icon={SquareSlash} onSelect={onCommand}>
          {t("shortcuts.command")}
        </MenuItem>
      ) : null}
    </>
  );
}
