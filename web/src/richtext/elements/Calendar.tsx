import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { currentLanguage, formatWeekday, useFormats, useText, weekStart } from "../../i18n";
import { classes, IconButton } from "../../ui";
import styles from "./Calendar.module.css";
import { noonOf, placeInWeek, plusDays, plusMonths, today, weeksOf } from "./days";

const STEPS: Record<string, (day: string, isFar: boolean) => string> = {
  ArrowUp: (day) => plusDays(day, -7),
  ArrowDown: (day) => plusDays(day, 7),
  Home: (day) => plusDays(day, -placeInWeek(day)),
  End: (day) => plusDays(day, 6 - placeInWeek(day)),
  PageUp: (day, isFar) => plusMonths(day, isFar ? -12 : -1),
  PageDown: (day, isFar) => plusMonths(day, isFar ? 12 : 1),
};

/** A month of days; arrow keys go through it, PageUp and PageDown through months, with Shift through years. */
export function Calendar({ chosen, onChoose }: { chosen: string | undefined; onChoose: (day: string) => void }) {
  const t = useText();
  useFormats();
  const [at, setAt] = useState(chosen ?? today());
  const grid = useRef<HTMLTableElement>(null);
  const [byKeys, setByKeys] = useState(true);
  const as = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(currentLanguage(), options);
  const now = today();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the day in reach is where the focus goes
  useEffect(() => {
    if (byKeys) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at, byKeys]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const side = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    const next = side ? plusDays(at, isRtl ? -side : side) : STEPS[event.key]?.(at, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setByKeys(true);
    setAt(next);
  }

  function turn(by: number) {
    setByKeys(false);
    setAt(plusMonths(at, by));
  }

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <IconButton icon={ChevronLeft} size="sm" label={t("blocks.date.previous")} onClick={() => turn(-1)} />
        <span className={styles.month} aria-live="polite">
          {as({ month: "long", year: "numeric" }).format(noonOf(at))}
        </span>
        <IconButton icon={ChevronRight} size="sm" label={t("blocks.date.next")} onClick={() => turn(1)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar is a grid, of days that are buttons */}
      <table ref={grid} role="grid" className={styles.grid} aria-label={t("blocks.date.label")} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((count) => {
              const name = formatWeekday((weekStart() + count) % 7);
              return (
                <th key={count} scope="col" abbr={name}>
                  {name.slice(0, 2)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    tabIndex={day === at ? 0 : -1}
                    className={classes(styles.day, day.slice(0, 7) !== at.slice(0, 7) && styles.other)}
                    data-chosen={day === chosen ? "" : undefined}
                    aria-pressed={day === chosen}
                    aria-current={day === now ? "date" : undefined}
                    aria-label={as({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(noonOf(day))}
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
