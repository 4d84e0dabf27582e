import { Clock, Search, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useText } from "../../i18n";
import { classes, Icon, IconButton } from "../../ui";
import { forgetSearches } from "./recentSearches";
import styles from "./SearchPage.module.css";
import { localSuggestions, remoteSuggestions, type Suggestion } from "./suggestions";

const ASK_AFTER_MS = 120;

/** The search as text, with suggestions under it. */
export function SearchBox({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const remote = useRemote(text, open);
  const suggestions = open ? [...localSuggestions(text), ...remote] : [];

  useEffect(() => setText(query), [query]);

  function take(suggestion: Suggestion) {
    setActive(-1);
    if (suggestion.kind === "forget") {
      forgetSearches();
      setOpen(false);
      return;
    }
    setText(suggestion.query);
    if (suggestion.kind === "recent") submit(suggestion.query);
    else input.current?.focus();
  }

  function submit(next: string) {
    setOpen(false);
    onSearch(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const chosen = suggestions[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(
        suggestions.length === 0 ? -1 : (active + step + suggestions.length + (active < 0 && step < 0 ? 1 : 0)) % suggestions.length,
      );
    } else if (event.key === "Escape" && open && suggestions.length > 0) {
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      take(chosen);
    }
  }

  return (
    <search className={styles.box}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit(text);
        }}
      >
        <span className={styles.field}>
          <Icon of={Search} />
          <input
            ref={input}
            type="search"
            role="combobox"
            aria-label={t("search.box")}
            aria-expanded={suggestions.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            placeholder={t("search.box")}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: one comes to this page to type
            autoFocus={query === ""}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setActive(-1);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
          {text ? (
            <IconButton
              icon={X}
              size="sm"
              label={t("search.clear")}
              onClick={() => {
                setText("");
                input.current?.focus();
              }}
            />
          ) : null}
        </span>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t("search.suggestions")}
          className={suggestions.length > 0 ? styles.suggestions : undefined}
        >
          {suggestions.map((suggestion, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the box takes the keys
            <div
              key={`${suggestion.kind}${suggestion.query}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes(styles.suggestion, index === active && styles.activeSuggestion)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(suggestion)}
            >
              <SuggestionWords suggestion={suggestion} />
            </div>
          ))}
        </div>
      </form>
    </search>
  );
}

function SuggestionWords({ suggestion }: { suggestion: Suggestion }) {
  const t = useText();
  if (suggestion.kind === "recent") {
    return (
      <>
        <Icon of={Clock} />
        <span>{suggestion.query}</span>
      </>
    );
  }
  if (suggestion.kind === "forget") return <span className={styles.detail}>{t("search.forget")}</span>;
  if (suggestion.kind === "filter") {
    return (
      <>
        <code>{suggestion.name}:</code>
        <span className={styles.detail}>{t(suggestion.hint)}</span>
      </>
    );
  }
  return (
    <>
      <span>{suggestion.label}</span>
      <span className={styles.detail}>{suggestion.detail}</span>
    </>
  );
}

function useRemote(text: string, open: boolean): Suggestion[] {
  const [found, setFound] = useState<{ text: string; suggestions: Suggestion[] }>();
  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => {
      remoteSuggestions(text).then(
        (suggestions) => current && setFound({ text, suggestions }),
        () => undefined,
      );
    }, ASK_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, open]);
  return found?.text === text ? found.suggestions : [];
}
