import { useEffect } from "react";
import type { TextKey } from "./en";
import { loadAgreementTexts } from "./language";
import { useText } from "./text";

/** What a permission means in plain words; empty for one that has none. */
export function useScopes(): (scope: string) => string {
  const t = useText();
  useEffect(() => void loadAgreementTexts().catch(() => undefined), []);
  return (scope) => {
    const key = `scopes.${scope}`;
    const words = t(key as TextKey);
    return words === key ? "" : words;
  };
}
