/** Every standard emoji with names and keywords in one language, for the picker and for completion. */
import { type Language, matchLanguage } from "../../i18n";

export interface EmojiEntry {
  /** 0 smileys, 1 people, 3 animals, 4 food, 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags. */
  group: number;
  name: string;
  label: string;
  keywords: string;
  hasTones: boolean;
}

type Row = [group: number, name: string, label: string, keywords: string, tones: number];

const loaders: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("./data/en.json"),
  de: () => import("./data/de.json"),
};
const loaded = new Map<Language, Promise<EmojiEntry[]>>();

/** The entries in keyboard order. */
export function loadEmojiCatalog(language: string): Promise<EmojiEntry[]> {
  const known = matchLanguage(language) ?? "en";
  let catalog = loaded.get(known);
  if (!catalog) {
    catalog = loaders[known]().then(({ default: rows }) => (rows as Row[]).map(toEntry));
    catalog.catch(() => loaded.delete(known));
    loaded.set(known, catalog);
  }
  return catalog;
}

function toEntry([group, name, label, keywords, tones]: Row): EmojiEntry {
  return { group, name, label, keywords, hasTones: tones === 1 };
}

/** Entries whose name, label or keywords hold the words asked for, the closest first. */
export function searchEmoji(entries: readonly EmojiEntry[], query: string, limit = 200): EmojiEntry[] {
  const wanted = fold(query).replace(/:/g, "").trim();
  if (wanted === "") return [];
  const found: [number, EmojiEntry][] = [];
  for (const entry of entries) {
    const rank = rankOf(entry, wanted);
    if (rank > 0) found.push([rank, entry]);
  }
  found.sort(([left], [right]) => right - left);
  return found.slice(0, limit).map(([, entry]) => entry);
}

function rankOf(entry: EmojiEntry, wanted: string): number {
  const name = fold(entry.name);
  const label = fold(entry.label);
  if (name === wanted || label === wanted) return 6;
  if (name.startsWith(wanted)) return 5;
  const keywords = fold(entry.keywords);
  if (` ${keywords} `.includes(` ${wanted} `)) return 4;
  if (label.startsWith(wanted) || ` ${label}`.includes(` ${wanted}`)) return 3;
  if (` ${keywords}`.includes(` ${wanted}`) || name.includes(`_${wanted}`)) return 2;
  return name.includes(wanted) || label.includes(wanted) ? 1 : 0;
}

/** Lower case without accents, so that "fruhling" finds "Frühling". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
