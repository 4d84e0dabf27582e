import { type KeyboardEvent, type MouseEvent, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { useText } from "../../i18n";
import { openDirect, rememberConversations } from "../../model";
import { Dialog, VisuallyHidden } from "../../ui";
import { type Command, makeEntries, type PlaceEntry } from "./entries";
import { find, readQuery } from "./find";
import { Option } from "./Option";
import styles from "./Switcher.module.css";
import { useFound } from "./useFound";
import { warm } from "./warmth";

export interface SwitcherProps {
  initialQuery: string;
  commands: readonly Command[];
  hrefOf: (conversationId: string) => string;
  onClose: () => void;
  onOpen: (conversationId: string) => void;
  onSearch: (query: string) => void;
}

const SHOWN = 30;
const PAGE = 8;

/** Ctrl+K: to any channel, person or command in two keys. */
export function Switcher({ initialQuery, commands, hrefOf, onClose, onOpen, onSearch }: SwitcherProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const goesOn = useRef(false);
  const [query, setQuery] = useState(initialQuery);
  const [at, setAt] = useState(0);
  const wanted = useMemo(() => readQuery(query), [query]);
  const found = useFound(useDeferredValue(wanted));
  // Made anew when the server has answered: the people it found are known then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model has changed with each answer
  const entries = useMemo(() => makeEntries(found.channels, commands), [found.answers, commands]);
  const options = useMemo(() => find(entries, wanted, SHOWN), [entries, wanted]);
  const hasSearch = wanted.words !== "" && wanted.kinds.length > 1;
  const count = options.length + (hasSearch ? 1 : 0);
  const place = Math.min(at, Math.max(0, count - 1));

  async function open(entry: PlaceEntry, isElsewhere: boolean) {
    warm(entry.key);
    const isHere = entry.conversation !== undefined && hrefOf(entry.conversation.id) === location.pathname;
    goesOn.current = !isElsewhere && !isHere;
    if (entry.command) {
      onClose();
      entry.command.run();
      return;
    }
    // Opened while the key is still down, or the browser takes it for a pop-up.
    const tab = isElsewhere ? window.open("", "_blank") : null;
    const { conversation, user } = entry;
    if (conversation && entry.isNew) rememberConversations([{ ...conversation, is_member: false }]);
    if (conversation && !isElsewhere) {
      onClose();
      onOpen(conversation.id);
      return;
    }
    const target = conversation?.id ?? (await openDirect([user?.id ?? ""]));
    if (tab) tab.location.href = new URL(hrefOf(target), location.origin).href;
    else {
      onClose();
      onOpen(target);
    }
  }

  function search() {
    goesOn.current = true;
    onClose();
    onSearch(query.trim());
  }

  function move(next: number) {
    const made = (next + count) % Math.max(1, count);
    setAt(made);
    document.getElementById(`${id}-${made}`)?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const last = count - 1;
    const target = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: last,
      PageDown: Math.min(last, place + PAGE),
      PageUp: Math.max(0, place - PAGE),
    }[event.key];
    if (target !== undefined) move(target);
    else if (event.key === "Enter") {
      const entry = options[place];
      if (entry) void open(entry, event.ctrlKey || event.metaKey);
      else if (hasSearch) search();
    } else return;
    event.preventDefault();
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("switcher.title")}
      initialFocus={input}
      // Where one goes to has the focus; otherwise it goes back to where it was.
      finalFocus={() => !goesOn.current}
    >
      <input
        ref={input}
        className={styles.box}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={count > 0 ? `${id}-${place}` : undefined}
        aria-label={t("switcher.title")}
        placeholder={t("switcher.hint")}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t("switcher.title")} className={styles.list}>
        {options.map((entry, index) => (
          <Option
            key={entry.key}
            id={`${id}-${index}`}
            entry={entry}
            isChosen={index === place}
            onPoint={() => setAt(index)}
            onOpen={(event: MouseEvent) => void open(entry, event.ctrlKey || event.metaKey)}
          />
        ))}
        {hasSearch ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <div
            id={`${id}-${options.length}`}
            role="option"
            aria-selected={place === options.length}
            className={styles.entry}
            onClick={search}
          >
            {t("switcher.search", { query: query.trim() })}
          </div>
        ) : null}
      </div>
      {count === 0 ? <p className={styles.nothing}>{t("switcher.nothing")}</p> : null}
      <p className={styles.signs} aria-hidden="true">
        {t("switcher.signs")}
      </p>
      <VisuallyHidden>
        <span role="status">{t("switcher.results", { count: options.length })}</span>
      </VisuallyHidden>
    </Dialog>
  );
}
