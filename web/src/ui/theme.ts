/** Light, dark or as the system says; remembered on this device, applied before the first paint. */

export type Theme = "system" | "light" | "dark";
export type Density = "comfortable" | "standard" | "compact";
export type Contrast = "system" | "more";

export interface Appearance {
  theme: Theme;
  density: Density;
  contrast: Contrast;
}

const STORAGE_KEY = "hallway.appearance";
const DEFAULT: Appearance = { theme: "system", density: "standard", contrast: "system" };

/** What this device remembers. */
export function storedAppearance(): Appearance {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    return { ...DEFAULT, ...(stored as Partial<Appearance>) };
  } catch {
    return DEFAULT;
  }
}

/** Puts an appearance on the page and remembers it. */
export function applyAppearance(change: Partial<Appearance>): Appearance {
  const next = { ...storedAppearance(), ...change };
  const root = document.documentElement;
  set(root, "theme", next.theme === "system" ? undefined : next.theme);
  set(root, "density", next.density === "standard" ? undefined : next.density);
  set(root, "contrast", next.contrast === "system" ? undefined : next.contrast);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  return next;
}

function set(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete root.dataset[name];
  else root.dataset[name] = value;
}
