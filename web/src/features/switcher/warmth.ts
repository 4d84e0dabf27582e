/** Where one goes often and went lately, kept on this device. */

interface Use {
  /** Uses, each worth half after a week. */
  weight: number;
  at: number;
}

const STORAGE_KEY = "hallway.warmth";
const HALF_LIFE_MS = 7 * 86_400_000;
const KEPT = 200;

function read(): Record<string, Use> {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Record<string, Use>;
  } catch {
    return {};
  }
}

const weightAt = ({ weight, at }: Use, now: number): number => weight * 0.5 ** ((now - at) / HALF_LIFE_MS);

/** From 0 to 1 for every place. */
export function warmths(now = Date.now()): (key: string) => number {
  const uses = read();
  return (key) => {
    const use = uses[key];
    return use ? 1 - 1 / (1 + weightAt(use, now)) : 0;
  };
}

/** One went there. */
export function warm(key: string, now = Date.now()): void {
  const uses = read();
  const before = uses[key];
  uses[key] = { weight: (before ? weightAt(before, now) : 0) + 1, at: now };
  const kept = Object.entries(uses)
    .sort(([, left], [, right]) => weightAt(right, now) - weightAt(left, now))
    .slice(0, KEPT);
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Without storage nothing gets warm.
  }
}
