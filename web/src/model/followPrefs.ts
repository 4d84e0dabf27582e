/** What preferences change beyond the model: language, clock, week, and the place that others know of. */

import { useEffect } from "react";
import { type Language, matchLanguage, setFormatPreferences, setLanguage } from "../i18n";
import { useSelf } from "./people";
import { setPref, usePref } from "./preferences";

/** Follows one's preferences while mounted, whichever device they were set on. */
export function useFollowedPrefs(onTheme: (theme: string) => void): void {
  const locale = usePref<string>("locale", "");
  const time24 = usePref<boolean | null>("time24", null);
  const weekStart = usePref<number | null>("week_start", null);
  const isAuto = usePref("tz_auto", true);
  const theme = usePref<string>("theme", "system");
  const zone = useSelf().tz;

  useEffect(() => {
    const language: Language | undefined = matchLanguage(locale);
    if (language) void setLanguage(language).catch(() => undefined);
  }, [locale]);
  useEffect(
    () =>
      setFormatPreferences({
        hour12: time24 === null ? undefined : !time24,
        timeZone: isAuto ? undefined : zone,
        weekStart: weekStart ?? undefined,
      }),
    [time24, weekStart, isAuto, zone],
  );
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (isAuto && here && zone !== undefined && zone !== here) void setPref("tz", here).catch(() => undefined);
  }, [isAuto, zone]);
  useEffect(() => onTheme(theme), [theme, onTheme]);
}
