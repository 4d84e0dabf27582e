import { formatClock, formatWeekday, useFormats, useText, weekStart } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Segmented, Select, Switch, showToast } from "../../ui";
import { Group } from "./Group";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

type Days = "every_day" | "weekdays" | "custom";
interface Hours {
  start: string;
  end: string;
}

const TIMES = Array.from({ length: 48 }, (_, half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`);
const OFFICE: Hours = { start: "09:00", end: "18:00" };
/** As the server keeps a week: Monday first, null for a day without notifications. */
const USUAL_WEEK: readonly (Hours | null)[] = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null, null];

/** When notifications rest by themselves: at night, at the weekend, or by hours of each day. */
export function QuietTimes() {
  const t = useText();
  const isOn = usePref("dnd_enabled", false);
  const days = usePref<Days>("dnd_days", "every_day");
  const week = usePref<readonly (Hours | null)[]>("dnd_week", []);
  const set = (name: string, value: unknown) =>
    void setPref(name, value).catch(() => showToast({ title: t("settings.notSaved"), tone: "bad" }));

  function choose(next: Days) {
    if (next === "custom" && week.length === 0) set("dnd_week", USUAL_WEEK);
    set("dnd_days", next);
  }

  return (
    <Setting id="quiet">
      <Group title={t("settings.quietTimes")} hint={t("settings.quietTimesHint")}>
        <Switch label={t("settings.quietOn")} checked={isOn} onChange={(on) => set("dnd_enabled", on)} />
        {isOn ? (
          <>
            <Segmented<Days>
              label={t("settings.quietDays")}
              value={days}
              onChange={choose}
              options={(["every_day", "weekdays", "custom"] as const).map((value) => ({ value, label: t(`settings.quietDays.${value}`) }))}
            />
            {days === "custom" ? <Week week={week} onChange={(next) => set("dnd_week", next)} /> : <Nights onChange={set} />}
          </>
        ) : null}
      </Group>
    </Setting>
  );
}

function Nights({ onChange }: { onChange: (name: string, value: string) => void }) {
  const t = useText();
  const options = useTimes();
  const from = usePref("dnd_start", "22:00");
  const to = usePref("dnd_end", "08:00");
  return (
    <div className={styles.times}>
      <Select label={t("settings.quietFrom")} value={from} options={options} onChange={(value) => onChange("dnd_start", value)} />
      <Select label={t("settings.quietTo")} value={to} options={options} onChange={(value) => onChange("dnd_end", value)} />
    </div>
  );
}

/** Each day with the hours in which notifications may come. */
function Week({ week, onChange }: { week: readonly (Hours | null)[]; onChange: (week: readonly (Hours | null)[]) => void }) {
  const t = useText();
  const options = useTimes();
  const first = weekStart();
  const order = Array.from({ length: 7 }, (_, step) => (first + step) % 7);
  return (
    <ul className={styles.week} aria-label={t("settings.quietWeek")}>
      {order.map((day) => {
        const at = (day + 6) % 7;
        const hours = week[at] ?? null;
        const name = formatWeekday(day);
        const change = (next: Hours | null) => onChange(USUAL_WEEK.map((_, index) => (index === at ? next : (week[index] ?? null))));
        return (
          <li key={day}>
            <Switch label={name} checked={hours !== null} onChange={(on) => change(on ? OFFICE : null)} />
            {hours ? (
              <span className={styles.hours}>
                <Select
                  hideLabel
                  label={t("settings.quietDayFrom", { day: name })}
                  value={hours.start}
                  options={options}
                  onChange={(start) => change({ ...hours, start })}
                />
                <Select
                  hideLabel
                  label={t("settings.quietDayTo", { day: name })}
                  value={hours.end}
                  options={options}
                  onChange={(end) => change({ ...hours, end })}
                />
              </span>
            ) : (
              <span className={styles.soft}>{t("settings.quietAllDay")}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useTimes() {
  useFormats();
  return TIMES.map((value) => ({ value, label: formatClock(value) }));
}
