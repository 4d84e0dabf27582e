import { useCallback, useEffect, useState } from "react";
import { useText } from "../../i18n";
import { usePages, useSavedCounts, watchEvents } from "../../model";
import { EmptyState, Lines, showToast, Tabs, View } from "../../ui";
import { SavedLine } from "./SavedLine";
import { FILTERS, type Filter, keyOf, loadSaved, mark, remove, restore, type Saved, setDue } from "./saved";

export interface LaterPageProps {
  onOpen: (place: { channel: string; ts: string; threadTs?: string }) => void;
  onBack: () => void;
}

const EMPTY = {
  saved: { title: "later.none", text: "later.noneText" },
  completed: { title: "later.noneCompleted", text: "later.noneCompletedText" },
  archived: { title: "later.noneArchived", text: "later.noneArchivedText" },
} as const;

/** What was put aside to come back to. */
export function LaterPage({ onOpen, onBack }: LaterPageProps) {
  const t = useText();
  const [filter, setFilter] = useState<Filter>("saved");
  const counts = useSavedCounts();
  return (
    <View title={t("later.title")} onBack={onBack} isTabbed>
      <Tabs
        label={t("later.title")}
        value={filter}
        onChange={setFilter}
        tabs={FILTERS.map((value) => ({
          value,
          label: t(`later.${value}`),
          ...(value === "saved" && counts.uncompleted_count > 0 ? { count: counts.uncompleted_count } : {}),
        }))}
      >
        <List key={filter} filter={filter} onOpen={onOpen} />
      </Tabs>
    </View>
  );
}

function List({ filter, onOpen }: { filter: Filter; onOpen: LaterPageProps["onOpen"] }) {
  const t = useText();
  const pages = usePages(
    useCallback((cursor: string) => loadSaved(filter, cursor), [filter]),
    keyOf,
  );
  const { refresh, change } = pages;
  useEffect(() => watchEvents((event) => event.type.startsWith("saved_") && refresh()), [refresh]);

  /** Shown at once; when the server refuses, what it says is shown again. */
  async function attempt(item: Saved, work: () => Promise<unknown>, after: (items: readonly Saved[]) => readonly Saved[], done?: string) {
    const next = neighbourOf(item);
    change(after);
    focusRow(next);
    try {
      await work();
      if (done) {
        const undo = () => void restore(item).then(refresh, refresh);
        showToast({ title: done, action: { label: t("later.undo"), onSelect: undo } });
      }
    } catch {
      refresh();
      showToast({ title: t("later.notDone"), tone: "bad" });
    }
  }

  const without = (item: Saved) => (items: readonly Saved[]) => items.filter((other) => keyOf(other) !== keyOf(item));
  const move = (item: Saved, state: Saved["state"], done?: string) =>
    void attempt(item, () => mark(item, state), without(item), done && item.state !== state ? done : undefined);

  function neighbourOf(item: Saved): number {
    return pages.items.findIndex((other) => keyOf(other) === keyOf(item));
  }

  return (
    <Lines
      label={t(`later.${filter}`)}
      state={pages.state}
      isEmpty={pages.items.length === 0}
      onRetry={refresh}
      onMore={pages.more}
      empty={<EmptyState drawing="bench" title={t(EMPTY[filter].title)} text={t(EMPTY[filter].text)} />}
    >
      {pages.items.map((item) => (
        <SavedLine
          key={keyOf(item)}
          item={item}
          onOpen={onOpen}
          onComplete={() => move(item, "completed", t("later.done"))}
          onAgain={() => move(item, "uncompleted")}
          onArchive={() => move(item, "archived", t("later.archivedToast"))}
          onRemove={() => void attempt(item, () => remove(item), without(item), t("later.removed"))}
          onDue={(at) =>
            void attempt(
              item,
              () => setDue(item, at),
              (items) => items.map((other) => (keyOf(other) === keyOf(item) ? { ...other, date_due: at } : other)),
            )
          }
        />
      ))}
    </Lines>
  );
}

/** Keeps the keyboard where it was: on the row that takes the place of the one acted on. */
function focusRow(at: number): void {
  requestAnimationFrame(() => {
    const rows = [...document.querySelectorAll<HTMLElement>("#main [data-row]")];
    (rows[at] ?? rows.at(-1))?.focus();
  });
}
