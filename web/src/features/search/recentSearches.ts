const STORAGE_KEY = "hallway.searches";
const KEPT = 8;

/** The last searches made on this device, newest first. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((entry): entry is string => typeof entry === "string") : [];
  } catch {
    return [];
  }
}

export function rememberSearch(query: string): void {
  if (query !== "") store([query, ...recentSearches().filter((known) => known !== query)].slice(0, KEPT));
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: string[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(searches));
  } catch {
    // Storage is blocked: searches are then not remembered.
  }
}
