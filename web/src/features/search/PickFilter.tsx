import type { LucideIcon } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useText } from "../../i18n";
import { Avatar, Button, classes, Icon, Popover, TextField } from "../../ui";
import styles from "./SearchPage.module.css";

export interface Pick {
  /** What the filter says: "@ana", "#general". */
  value: string;
  label: string;
  detail?: string | undefined;
  face?: { id: string; src: string | undefined };
}

interface PickFilterProps {
  icon: LucideIcon;
  label: string;
  find: (typed: string, signal: AbortSignal) => Promise<Pick[]>;
  onPick: (value: string) => void;
}

/** A filter whose value is found by typing: somebody, or a conversation. */
export function PickFilter({ icon, label, find, onPick }: PickFilterProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="quiet" icon={<Icon of={icon} />}>
          {label}
        </Button>
      }
    >
      <Choices
        label={label}
        find={find}
        onPick={(value) => {
          setOpen(false);
          onPick(value);
        }}
      />
    </Popover>
  );
}

function Choices({ label, find, onPick }: Omit<PickFilterProps, "icon">) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [{ picks, foundFor }, setFound] = useState<{ picks: Pick[]; foundFor?: string }>({ picks: [] });
  const [active, setActive] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    find(typed.trim(), stop.signal).then(
      (found) => {
        if (stop.signal.aborted) return;
        setFound({ picks: found, foundFor: typed });
        setActive(0);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [typed, find]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || picks.length === 0) return;
    const chosen = picks[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : picks.length - 1)) % picks.length);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      // What was found for fewer letters is not what is meant.
      if (foundFor === typed) onPick(chosen.value);
    }
  }

  return (
    <div className={styles.picker}>
      <TextField
        label={label}
        hideLabel
        role="combobox"
        aria-expanded={picks.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={picks[active] ? `${id}-${active}` : undefined}
        placeholder={t("search.typeName")}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.picks}>
        {picks.map((pick, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the box takes the keys
          <div
            key={pick.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes(styles.suggestion, index === active && styles.activeSuggestion)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(pick.value)}
          >
            {pick.face ? <Avatar id={pick.face.id} name={pick.label} src={pick.face.src} size={20} /> : null}
            <span dir="auto">{pick.label}</span>
            {pick.detail ? <span className={styles.detail}>{pick.detail}</span> : null}
          </div>
        ))}
      </div>
    </div>
  );
}
