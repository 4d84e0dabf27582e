/** Short names of the standard emoji ("tada" → 🎉), loaded once, right after the first paint. */
import { useEffect, useSyncExternalStore } from "react";

let characters: Record<string, string> | undefined;
let shortNames: Map<string, string> | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Loads the table of names; safe to call often. */
export function loadEmojiNames(): Promise<void> {
  loading ??= import("./data/names.json").then(
    (module) => {
      characters = module.default;
      for (const listener of listeners) listener();
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/** The character of a short name, with a skin tone 2–6 when given; undefined until loaded or when unknown. */
export function emojiCharacter(name: string, skinTone?: number): string | undefined {
  const [base = name, tone] = name.split("::skin-tone-");
  const character = characters && Object.hasOwn(characters, base) ? characters[base] : undefined;
  const wanted = skinTone ?? (tone ? Number(tone.replace(":", "")) : undefined);
  return character && wanted ? withSkinTone(character, wanted) : character;
}

/** The short name of a character ("👍" → "+1"), variation selectors and skin tones aside. */
export function emojiName(character: string): string | undefined {
  if (!characters) return undefined;
  if (!shortNames) {
    shortNames = new Map();
    for (const [name, known] of Object.entries(characters)) {
      const bare = withoutSelector(known);
      if (!shortNames.has(bare)) shortNames.set(bare, name);
    }
  }
  return shortNames.get(withoutSelector(character));
}

/** Whether the table of names is there. */
export function useEmojiNames(): boolean {
  useEffect(() => void loadEmojiNames(), []);
  return useSyncExternalStore(subscribe, isLoaded, isLoaded);
}

/** Puts a skin tone (2 light – 6 dark) on every person or hand in an emoji. */
export function withSkinTone(character: string, tone: number): string {
  if (tone < 2 || tone > 6) return character;
  const modifier = String.fromCodePoint(0x1f3fb + tone - 2);
  return character.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifier}`);
}

function withoutSelector(character: string): string {
  return character.replace(/\uFE0F/g, "");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isLoaded(): boolean {
  return characters !== undefined;
}
