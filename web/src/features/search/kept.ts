/** The last search as it was left, so that coming back to it finds the same results at the same place. */
import type { SearchTab } from "./SearchPage";
import type { SearchSort } from "./useSearch";

export interface Narrowing {
  isOnlyMine: boolean;
  isWithoutBots: boolean;
}

export interface Kept extends Narrowing {
  query: string;
  tab: SearchTab;
  sort: SearchSort;
  scrollTop: number;
  /** Which hit was opened, to give it the focus again. */
  opened?: string | undefined;
}

let kept: Kept | undefined;

export const keptSearch = (query: string): Kept | undefined => (kept?.query === query ? kept : undefined);

export function keepSearch(search: Kept): void {
  kept = search;
}
