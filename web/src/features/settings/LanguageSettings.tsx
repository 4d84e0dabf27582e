import { currentLanguage, formatDateTime, type Language, setFormatPreferences, setLanguage, useFormats, useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Segmented } from "../../ui";
import styles from "./Settings.module.css";

const LOCALES: Record<Language, string> = { en: "en-US", de: "de-DE" };

type Clock = "auto" | "12" | "24";

/** The interface's language and how times are written. */
export function LanguageSettings() {
  const t = useText();
  useFormats();
  const time24 = usePref<boolean | null>("time24", null);
  const clock: Clock = time24 === null ? "auto" : time24 ? "24" : "12";
  return (
    <div className={styles.page}>
      <Segmented<Language>
        label={t("settings.language")}
        value={currentLanguage()}
        onChange={(language) => {
          void setLanguage(language);
          void setPref("locale", LOCALES[language]);
        }}
        options={[
          { value: "en", label: "English" },
          { value: "de", label: "Deutsch" },
        ]}
      />
      <Segmented<Clock>
        label={t("settings.clock")}
        hint={t("settings.clockExample", { time: formatDateTime(new Date()) })}
        value={clock}
        onChange={(next) => {
          const value = next === "auto" ? null : next === "24";
          setFormatPreferences({ hour12: value === null ? undefined : !value });
          void setPref("time24", value);
        }}
        options={[
          { value: "auto", label: t("settings.clock.auto") },
          { value: "24", label: t("settings.clock.24") },
          { value: "12", label: t("settings.clock.12") },
        ]}
      />
    </div>
  );
}
