import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { currentLanguage, useText } from "../../i18n";
import { type EmojiEntry, loadEmojiCatalog, useEmojiNames } from "../../richtext";
import { Icon } from "../../ui";
import { EmojiGrid, type EmojiGridHandle } from "./EmojiGrid";
import styles from "./EmojiPicker.module.css";
import { PickerFoot } from "./PickerFoot";
import { PickerTabs } from "./PickerTabs";
import { preferredSkinTone, recentEmoji, rememberEmoji, setPreferredSkinTone } from "./recent";
import { buildRows, type Cell, type Move, moveIn, type Position } from "./rows";
import { useCustomEmojiList } from "./useCustomEmojiList";

const COLUMNS = 9;
const FIRST: Position = { row: 1, column: 0 };

const MOVES: Record<string, Move> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "home",
  End: "end",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

export interface EmojiPickerProps {
  /** Gets the short name, with "::skin-tone-3" where one was chosen. */
  onPick: (name: string) => void;
}

/** Search, categories and a grid; the focus stays in the search box and the keys move through the grid. */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const t = useText();
  const id = useId();
  const grid = useRef<EmojiGridHandle>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState<Position>(FIRST);
  const [skinTone, setSkinTone] = useState(preferredSkinTone);
  const [recent] = useState(recentEmoji);
  const entries = useCatalog();
  const custom = useCustomEmojiList();
  const rows = useMemo(() => buildRows({ entries, custom, recent, query, columns: COLUMNS }), [entries, custom, recent, query]);
  const row = rows[at.row];
  const active = row?.kind === "cells" ? row.cells[at.column] : undefined;

  function pick(cell: Cell) {
    const toned = cell.hasTones && skinTone > 0 && !cell.name.includes("::");
    const name = toned ? `${cell.name}::skin-tone-${skinTone}` : cell.name;
    rememberEmoji(name);
    onPick(name);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (active) pick(active);
      return;
    }
    const move = MOVES[event.key];
    const sideways = move === "left" || move === "right" || move === "home" || move === "end";
    if (!move || event.shiftKey || (sideways && query !== "")) return;
    event.preventDefault();
    const next = moveIn(rows, at, move);
    setAt(next);
    grid.current?.reveal(next.row);
  }

  return (
    <div className={styles.picker}>
      <label className={styles.search}>
        <Icon of={Search} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the picker opens to be searched
          autoFocus
          type="search"
          role="combobox"
          aria-label={t("emoji.search")}
          aria-expanded="true"
          aria-controls={`${id}-grid`}
          aria-activedescendant={active ? `${id}-${at.row}-${at.column}` : undefined}
          placeholder={t("emoji.search")}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(FIRST);
            grid.current?.reveal(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <PickerTabs rows={rows} hidden={query !== ""} onJump={(index) => grid.current?.reveal(index, "start")} />
      <EmojiGrid ref={grid} id={id} rows={rows} columns={COLUMNS} active={at} skinTone={skinTone} onHover={setAt} onPick={pick} />
      <PickerFoot
        cell={active}
        skinTone={skinTone}
        onSkinTone={(tone) => {
          setSkinTone(tone);
          setPreferredSkinTone(tone);
        }}
      />
    </div>
  );
}

function useCatalog(): readonly EmojiEntry[] {
  const [entries, setEntries] = useState<readonly EmojiEntry[]>([]);
  const language = currentLanguage();
  useEmojiNames();
  useEffect(() => {
    let current = true;
    loadEmojiCatalog(language).then(
      (loaded) => current && setEntries(loaded),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [language]);
  return entries;
}
