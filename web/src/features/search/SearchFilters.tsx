import { CalendarDays, Filter as FilterIcon, Hash, UserRound, X } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Button, Icon, Menu, MenuCheck, MenuItem, MenuSeparator, Popover, TextField } from "../../ui";
import type { Narrowing } from "./kept";
import { PickFilter } from "./PickFilter";
import { findChannels, findPeople } from "./picks";
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
  ["is", "dm"],
  ["hasmy", "reaction"],
];

interface SearchFiltersProps {
  query: string;
  onSearch: (query: string) => void;
  narrowing: Narrowing;
  onNarrow: (narrowing: Narrowing) => void;
}

/** The filters of the search as chips, and ways to add more. */
export function SearchFilters({ query, onSearch, narrowing, onNarrow }: SearchFiltersProps) {
  const t = useText();
  const parts = parseQuery(query);
  return (
    <div className={styles.filters}>
      {parts.map((part, index) =>
        part.kind === "filter" ? (
          <Chip key={formatFilter(part)} label={formatFilter(part)} onRemove={() => onSearch(withoutPart(query, index))} />
        ) : null,
      )}
      <PickFilter
        icon={UserRound}
        label={t("search.from")}
        find={findPeople}
        onPick={(value) => onSearch(withFilter(query, "from", value))}
      />
      <PickFilter icon={Hash} label={t("search.in")} find={findChannels} onPick={(value) => onSearch(withFilter(query, "in", value))} />
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
        <MenuSeparator />
        <MenuCheck checked={narrowing.isOnlyMine} onChange={(isOnlyMine) => onNarrow({ ...narrowing, isOnlyMine })}>
          {t("search.onlyMine")}
        </MenuCheck>
        <MenuCheck checked={narrowing.isWithoutBots} onChange={(isWithoutBots) => onNarrow({ ...narrowing, isWithoutBots })}>
          {t("search.withoutBots")}
        </MenuCheck>
      </Menu>
      {narrowing.isOnlyMine ? <Chip label={t("search.onlyMine")} onRemove={() => onNarrow({ ...narrowing, isOnlyMine: false })} /> : null}
      {narrowing.isWithoutBots ? (
        <Chip label={t("search.withoutBots")} onRemove={() => onNarrow({ ...narrowing, isWithoutBots: false })} />
      ) : null}
      <DateFilter query={query} onSearch={onSearch} />
    </div>
  );
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useText();
  return (
    <button type="button" className={styles.chip} aria-label={t("search.removeFilter", { filter: label })} onClick={onRemove}>
      <span dir="auto">{label}</span>
      <Icon of={X} size={14} />
    </button>
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
