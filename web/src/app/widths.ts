/** How wide the sidebar and the pane at the side are, and whether the sidebar shows: kept on this device. */
import { useSyncExternalStore } from "react";

export interface Widths {
  sidebar: number;
  pane: number;
  isSidebarHidden: boolean;
}

export const LIMITS = { sidebar: { least: 180, most: 420 }, pane: { least: 300, most: 720 } } as const;
const STORAGE_KEY = "hallway.widths";
const DEFAULT: Widths = { sidebar: 240, pane: 400, isSidebarHidden: false };

let widths = stored();
const listeners = new Set<() => void>();

function stored(): Widths {
  try {
    const found = { ...DEFAULT, ...(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Partial<Widths>) };
    return { ...found, sidebar: within("sidebar", found.sidebar), pane: within("pane", found.pane) };
  } catch {
    return DEFAULT;
  }
}

function within(part: keyof typeof LIMITS, width: number): number {
  const { least, most } = LIMITS[part];
  return Math.round(Math.min(most, Math.max(least, Number.isFinite(width) ? width : DEFAULT[part])));
}

function change(next: Partial<Widths>): void {
  widths = { ...widths, ...next };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(widths));
  } catch {
    // Storage is blocked: the widths hold until the page is left.
  }
  for (const listener of [...listeners]) listener();
}

export const setWidth = (part: keyof typeof LIMITS, width: number): void => change({ [part]: within(part, width) });
export const resetWidth = (part: keyof typeof LIMITS): void => change({ [part]: DEFAULT[part] });
export const toggleSidebar = (): void => change({ isSidebarHidden: !widths.isSidebarHidden });

export function useWidths(): Widths {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => widths,
  );
}

const narrow = matchMedia("(max-width: 768px)");

/** One column, as on a phone. */
export const isNarrow = (): boolean => narrow.matches;

export function useIsNarrow(): boolean {
  return useSyncExternalStore((listener) => {
    narrow.addEventListener("change", listener);
    return () => narrow.removeEventListener("change", listener);
  }, isNarrow);
}
