import { useEffect, useState } from "react";
import type { reasons as english } from "./en/reasons";
import { currentSpoken, type Language } from "./language";

type Reasons = Partial<Record<keyof typeof english, string>>;

const catalogs: Record<Language, () => Promise<Reasons>> = {
  en: () => import("./en/reasons").then(({ reasons }) => reasons),
  de: () => import("./de/reasons").then(({ reasons }) => reasons),
};

/** Why an import left records out, in words; fetched only where something was left out. */
export function useReasons(): (code: string) => string {
  const [reasons, setReasons] = useState<Reasons>({});
  const { language } = currentSpoken();
  useEffect(() => {
    void catalogs[language]()
      .then(setReasons)
      .catch(() => undefined);
  }, [language]);
  return (code) => reasons[code as keyof Reasons] ?? "";
}
