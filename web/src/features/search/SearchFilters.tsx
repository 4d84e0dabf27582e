import { CalendarDays, Filter as FilterIcon, X } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Button, Icon, Menu, MenuItem, Popover, TextField } from "../../ui";
import { type FilterName, formatFilter, parseQuery, withFilter, withoutPart } from "./query";
import styles from "./SearchPage.module.css";

const QUICK: [FilterName, string][] = [
  ["from", "me"],
  ["has", "file"],
  ["has", "link"],
  ["has", "reaction"],
  ["has", "pin"],
  ["is", "thread"],
  ["is", "saved"],
];

/** The filters of the search as chips, and ways to add more. */
export function SearchFilters({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const t = useText();
  const parts = parseQuery(query);
  return (
    <div className={styles.filters}>
      {parts.map((part, index) =>
        part.kind === "filter" ? (
          <button
            key={formatFilter(part)}
            type="button"
            className={styles.chip}
            aria-label={t("search.removeFilter", { filter: formatFilter(part) })}
            onClick={() => onSearch(withoutPart(query, index))}
          >
            {formatFilter(part)}
            <Icon of={X} size={14} />
          </button>
        ) : null,
      )}
      <Menu
        trigger={
          <Button size="sm" variant="quiet" icon={<Icon of={FilterIcon} />}>
            {t("search.addFilter")}
          </Button>
        }
      >
        {QUICK.map(([name, value]) => (
          <MenuItem key={name + value} onSelect={() => onSearch(withFilter(query, name, value))}>
            {t(`search.quick.${name}_${value}` as "search.quick.from_me")}
          </MenuItem>
        ))}
      </Menu>
      <DateFilter query={query} onSearch={onSearch} />
    </div>
  );
}

function DateFilter({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [after, setAfter] = useState("");
  const [before, setBefore] = useState("");

  function apply() {
    let next = query;
    if (after) next = withFilter(next, "after", after);
    if (before) next = withFilter(next, "before", before);
    setOpen(false);
    onSearch(next);
  }

  return (
    <Popover
      label={t("search.date")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="quiet" icon={<Icon of={CalendarDays} />}>
          {t("search.date")}
        </Button>
      }
    >
      <div className={styles.dates}>
        <TextField label={t("search.after")} type="date" value={after} onChange={(event) => setAfter(event.currentTarget.value)} />
        <TextField label={t("search.before")} type="date" value={before} onChange={(event) => setBefore(event.currentTarget.value)} />
        <Button variant="primary" disabled={!after && !before} onClick={apply}>
          {t("search.apply")}
        </Button>
      </div>
    </Popover>
  );
}
