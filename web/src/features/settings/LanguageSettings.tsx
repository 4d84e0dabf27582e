import { currentLanguage, formatDateTime, formatWeekday, type Language, setLanguage, useFormats, useText } from "../../i18n";
import { setPref, usePref, useSelf } from "../../model";
import { Segmented, Select, Switch } from "../../ui";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

const LOCALES: Record<Language, string> = { en: "en-US", de: "de-DE" };
const WEEK_STARTS = [1, 0, 6];
const ZONES = Intl.supportedValuesOf("timeZone");

type Clock = "auto" | "12" | "24";

const set = (name: string, value: unknown) => void setPref(name, value).catch(() => undefined);

/** The interface's language, and how and by which clock times are written. */
export function LanguageSettings() {
  const t = useText();
  useFormats();
  const time24 = usePref<boolean | null>("time24", null);
  const clock: Clock = time24 === null ? "auto" : time24 ? "24" : "12";
  const week = usePref<number | null>("week_start", null);
  return (
    <div className={styles.page}>
      <Setting id="language">
        <Segmented<Language>
          label={t("settings.language")}
          value={currentLanguage()}
          onChange={(language) => {
            void setLanguage(language);
            set("locale", LOCALES[language]);
          }}
          options={[
            { value: "en", label: "English" },
            { value: "de", label: "Deutsch" },
          ]}
        />
      </Setting>
      <TimeZone />
      <Setting id="clock">
        <Segmented<Clock>
          label={t("settings.clock")}
          hint={t("settings.clockExample", { time: formatDateTime(new Date()) })}
          value={clock}
          onChange={(next) => set("time24", next === "auto" ? null : next === "24")}
          options={[
            { value: "auto", label: t("settings.clock.auto") },
            { value: "24", label: t("settings.clock.24") },
            { value: "12", label: t("settings.clock.12") },
          ]}
        />
      </Setting>
      <Setting id="week">
        <Select
          label={t("settings.week")}
          value={week === null ? "auto" : String(week)}
          onChange={(value) => set("week_start", value === "auto" ? null : Number(value))}
          options={[
            { value: "auto", label: t("settings.clock.auto") },
            ...WEEK_STARTS.map((day) => ({ value: String(day), label: formatWeekday(day) })),
          ]}
        />
      </Setting>
    </div>
  );
}

function TimeZone() {
  const t = useText();
  const isAuto = usePref("tz_auto", true);
  const zone = useSelf().tz ?? "Etc/UTC";
  return (
    <Setting id="zone">
      <Switch label={t("settings.zoneAuto")} hint={zone.replaceAll("_", " ")} checked={isAuto} onChange={(on) => set("tz_auto", on)} />
      {isAuto ? null : (
        <label className={styles.zone}>
          <span>{t("settings.zone")}</span>
          <select value={zone} onChange={(event) => set("tz", event.currentTarget.value)}>
            {ZONES.includes(zone) ? null : <option value={zone}>{zone}</option>}
            {ZONES.map((name) => (
              <option key={name} value={name}>
                {name.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </label>
      )}
    </Setting>
  );
}
