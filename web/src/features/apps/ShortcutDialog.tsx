import { Search, Zap } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { errorText, useText } from "../../i18n";
import { codeOf, runShortcut, type Shortcut, type ShortcutPlace, useShortcuts } from "../../model";
import { Avatar, Dialog, EmptyState, Icon, nextRow, Skeleton, Spinner, TextField } from "../../ui";
import { matching } from "./find";
import styles from "./ShortcutDialog.module.css";

export interface ShortcutDialogProps {
  type: Shortcut["type"];
  place: ShortcutPlace;
  onClose: () => void;
}

/** Every shortcut of one kind, to choose one by its name or its app's. */
export function ShortcutDialog({ type, place, onClose }: ShortcutDialogProps) {
  const t = useText();
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const all = useShortcuts(type);
  const [typed, setTyped] = useState("");
  const [running, setRunning] = useState<Shortcut>();
  const [error, setError] = useState<string>();
  const found = matching(all ?? [], typed, ({ name, app_name, description }) => [name, app_name, description]);

  async function choose(shortcut: Shortcut | undefined) {
    if (!shortcut || running) return;
    setRunning(shortcut);
    setError(undefined);
    try {
      await runShortcut(shortcut, place);
      onClose();
    } catch (problem) {
      setRunning(undefined);
      setError(`${t("shortcuts.failed", { app: shortcut.app_name })} ${errorText(codeOf(problem))}`);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    if (target === box.current && event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void choose(found[0]);
      return;
    }
    const isFirst = event.key === "ArrowUp" && target === list.current?.querySelector("[data-row]");
    const next = isFirst ? box.current : list.current && nextRow(list.current, target, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(type === "message" ? "shortcuts.messageTitle" : "shortcuts.title")}
      initialFocus={box}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the box and the rows inside */}
      <div className={styles.frame} onKeyDown={onKeyDown}>
        <TextField
          ref={box}
          label={t("shortcuts.find")}
          hideLabel
          type="search"
          placeholder={t("shortcuts.find")}
          start={<Icon of={Search} size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {error ? (
          <p className={styles.error} role="alert">
            {error}
          </p>
        ) : null}
        <div ref={list} className={styles.list}>
          {all === undefined ? (
            <Waiting />
          ) : found.length > 0 ? (
            <ul>
              {found.map((shortcut) => (
                <li key={`${shortcut.app_id}${shortcut.callback_id}`}>
                  <button
                    type="button"
                    className={styles.row}
                    data-row
                    aria-busy={running === shortcut}
                    onClick={() => void choose(shortcut)}
                  >
                    <Avatar id={shortcut.app_id} name={shortcut.app_name} size={28} />
                    <span className={styles.words}>
                      <span className={styles.name} dir="auto">
                        {shortcut.name}
                      </span>
                      <span className={styles.soft} dir="auto">
                        {[shortcut.app_name, shortcut.description].filter(Boolean).join(" · ")}
                      </span>
                    </span>
                    {running === shortcut ? <Spinner size={16} /> : <Icon of={Zap} size={16} className={styles.mark} />}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState
              drawing="lamp"
              title={t(all.length === 0 ? "shortcuts.none" : "shortcuts.nothing")}
              text={t(all.length === 0 ? "shortcuts.noneText" : "shortcuts.nothingText")}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Waiting() {
  return [0, 1, 2].map((row) => (
    <div key={row} className={styles.waiting}>
      <Skeleton width={28} height={28} />
      <Skeleton width="60%" />
    </div>
  ));
}
