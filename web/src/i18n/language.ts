/** Which language the interface speaks, and the catalog of texts that goes with it. */
import type { Catalog } from "./en";

export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = "hallway.language";

/** What is said before one is in comes first, and alone: the sign-in page stays small. */
const entrances: Record<Language, () => Promise<Partial<Catalog>>> = {
  en: () => import("./en/entrance").then(({ entrance }) => entrance),
  de: () => import("./de/entrance").then(({ entrance }) => entrance),
};
const everything: Record<Language, () => Promise<Catalog>> = {
  en: () => import("./en").then(({ catalog }) => catalog),
  de: () => import("./de").then(({ catalog }) => catalog),
};

let load: (language: Language) => Promise<Partial<Catalog>> = (language) => entrances[language]();

interface Spoken {
  language: Language;
  catalog: Partial<Catalog>;
}

let spoken: Spoken = { language: "en", catalog: {} };
const listeners = new Set<() => void>();

/** The texts in use; the object changes identity when the language does. */
export function currentSpoken(): Spoken {
  return spoken;
}

/** The language the interface speaks now. */
export function currentLanguage(): Language {
  return spoken.language;
}

export function subscribeLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts a catalog in use at once; what tests and {@link setLanguage} call. */
export function speak(language: Language, catalog: Partial<Catalog>): void {
  spoken = { language, catalog };
  if (typeof document !== "undefined") document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Has everything that shows texts, dates or numbers drawn anew. */
export function respeak(): void {
  spoken = { ...spoken };
  for (const listener of listeners) listener();
}

/** Switches the interface to a language without a reload and remembers it on this device. */
export async function setLanguage(language: Language): Promise<void> {
  const catalog = await load(language);
  remember(language);
  speak(language, catalog);
}

/** The texts of the whole workspace join those of the entrance. */
export async function loadEveryText(): Promise<void> {
  load = (language) => everything[language]();
  const { language } = spoken;
  const catalog = await load(language);
  if (spoken.language === language) speak(language, catalog);
}

/** Loads the language to start in: the one remembered here, else the browser's, else English. */
export async function startLanguage(): Promise<Language> {
  const language = remembered() ?? fromBrowser();
  speak(language, await load(language));
  return language;
}

/** "de-AT" → "de"; a language Hallway does not speak → undefined. */
export function matchLanguage(tag: string | null | undefined): Language | undefined {
  const base = tag?.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === base);
}

function fromBrowser(): Language {
  const wanted = typeof navigator === "undefined" ? [] : navigator.languages;
  for (const tag of wanted) {
    const language = matchLanguage(tag);
    if (language) return language;
  }
  return "en";
}

// Storage can be blocked (private windows, policies); the language is then simply not remembered.
function remembered(): Language | undefined {
  try {
    return matchLanguage(localStorage.getItem(STORAGE_KEY));
  } catch {
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    return;
  }
}
