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
/** Then what the workspace says, and last what its pages and dialogs do, which come later themselves. */
const rooms: typeof entrances = {
  en: () => import("./en/rooms").then(({ rooms }) => rooms),
  de: () => import("./de/rooms").then(({ rooms }) => rooms),
};
const pages: typeof entrances = {
  en: () => import("./en/pages").then(({ pages }) => pages),
  de: () => import("./de/pages").then(({ pages }) => pages),
};

/** What is said where one agrees to what an app asks for, and where it is told what apps may do. */
const agreements: typeof entrances = {
  en: () => import("./en/agreements").then(({ agreements }) => agreements),
  de: () => import("./de/agreements").then(({ agreements }) => agreements),
};

/** Which of them are in use; another language then speaks these. */
const stages = [entrances];

async function load(language: Language): Promise<Partial<Catalog>> {
  return Object.assign({}, ...(await Promise.all(stages.map((stage) => stage[language]()))));
}

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

/** The texts of the workspace join those of the entrance. */
export const loadRoomTexts = (): Promise<void> => join(rooms);

/** The texts of pages and dialogs join. */
export const loadPageTexts = (): Promise<void> => join(pages);

/** The texts on what apps may do join. */
export const loadAgreementTexts = (): Promise<void> => join(agreements);

const joining = new Map<typeof entrances, Promise<void>>();

function join(stage: typeof entrances): Promise<void> {
  let joined = joining.get(stage);
  if (!joined) {
    stages.push(stage);
    joined = respeakWith();
    joined.catch(() => {
      stages.splice(stages.indexOf(stage), 1);
      joining.delete(stage);
    });
    joining.set(stage, joined);
  }
  return joined;
}

async function respeakWith(): Promise<void> {
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
