/** The last of the rows that begin at or above a place; `offsets` are their tops, and the end of the last. */
export function indexAt(offsets: readonly number[], top: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}

/** Between 0 and the most. */
export const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
