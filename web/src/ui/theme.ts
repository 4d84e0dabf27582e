/** How the page looks on this device; remembered here, applied before the first paint. */

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "standard" | "compact";
export type Contrast = "system" | "more";
export type TextSize = "90" | "100" | "110" | "125" | "150";
export type Motion = "system" | "less";

export interface Appearance {
  theme: Theme;
  density: Density;
  contrast: Contrast;
  /** Percent of the browser's own size. */
  size: TextSize;
  motion: Motion;
}

const STORAGE_KEY = "hallway.appearance";

export const USUAL_APPEARANCE: Appearance = { theme: "system", density: "standard", contrast: "system", size: "100", motion: "system" };

/** What this device remembers. */
export function storedAppearance(): Appearance {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    return { ...USUAL_APPEARANCE, ...(stored as Partial<Appearance>) };
  } catch {
    return USUAL_APPEARANCE;
  }
}

/** Puts an appearance on the page and remembers it. */
export function applyAppearance(change: Partial<Appearance>): Appearance {
  const next = { ...storedAppearance(), ...change };
  const root = document.documentElement;
  for (const name of Object.keys(USUAL_APPEARANCE) as (keyof Appearance)[]) {
    if (next[name] === USUAL_APPEARANCE[name]) delete root.dataset[name];
    else root.dataset[name] = next[name];
  }
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  return next;
}
