/** Which emoji this person reaches for, on this device: often and lately used ones first. */

const STORAGE_KEY = "hallway.emoji";
const KEPT = 60;
const SHOWN = 27;
const START = ["+1", "white_check_mark", "eyes", "tada", "heart", "joy", "pray", "raised_hands", "thinking_face"];

interface Habits {
  /** Uses, halved now and then so that old favourites fade. */
  uses: Record<string, number>;
  skinTone: number;
}

/** The skin tone for people and hands: 0 none, 2 light to 6 dark. */
export function preferredSkinTone(): number {
  return read().skinTone;
}

export function setPreferredSkinTone(skinTone: number): void {
  write({ ...read(), skinTone });
}

/** Names in the order of use; a newcomer gets common ones. */
export function recentEmoji(): string[] {
  const ranked = Object.entries(read().uses)
    .sort(([, left], [, right]) => right - left)
    .map(([name]) => name);
  return [...new Set([...ranked, ...START])].slice(0, SHOWN);
}

/** Counts one use. */
export function rememberEmoji(name: string): void {
  const habits = read();
  const uses: Record<string, number> = {};
  const aged = Object.entries(habits.uses).map(([known, count]): [string, number] => [known, count * 0.95]);
  for (const [known, count] of aged.sort(([, left], [, right]) => right - left).slice(0, KEPT)) uses[known] = count;
  uses[name] = (uses[name] ?? 0) + 1;
  write({ ...habits, uses });
}

function read(): Habits {
  try {
    const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Partial<Habits>;
    return { uses: stored.uses ?? {}, skinTone: stored.skinTone ?? 0 };
  } catch {
    return { uses: {}, skinTone: 0 };
  }
}

function write(habits: Habits): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(habits));
  } catch {
    // Storage is blocked: habits are then not kept.
  }
}
