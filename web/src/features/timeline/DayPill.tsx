import { ChevronDown } from "lucide-react";
import { useCallback, useSyncExternalStore } from "react";
import { formatDay, useFormats } from "../../i18n";
import { Icon } from "../../ui";
import type { DayAsked } from "./DayMenu";
import type { Row } from "./rows";
import type { RowWindow } from "./rowWindow";
import styles from "./Timeline.module.css";

interface DayPillProps {
  rows: readonly Row[];
  window: RowWindow<Row>;
  /** Told whenever something else may be the first in sight. */
  subscribe: (listener: () => void) => () => void;
  onAsk: (asked: DayAsked) => void;
}

/** The day of what is first in sight, above the list while its divider is out of sight. */
export function DayPill({ rows, window, subscribe, onAsk }: DayPillProps) {
  useFormats();
  const day = useSyncExternalStore(
    subscribe,
    useCallback(() => dayInSight(rows, window), [rows, window]),
  );
  if (day === 0) return null;
  return (
    <div className={styles.pill}>
      <button type="button" className={styles.dayButton} onClick={(event) => onAsk({ at: day, anchor: event.currentTarget })}>
        {formatDay(day)} <Icon of={ChevronDown} size={16} />
      </button>
    </div>
  );
}

/** 0 while the divider itself is in sight, or another comes where the pill would be. */
function dayInSight(rows: readonly Row[], window: RowWindow<Row>): number {
  const first = window.first();
  if (!first || first.above <= 0) return 0;
  const here = rows[first.index];
  if (here?.kind === "day" || here?.kind === "start" || rows[first.index + 1]?.kind === "day") return 0;
  for (let index = first.index; index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.kind === "day") return row.at;
  }
  return 0;
}
