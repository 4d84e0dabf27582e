/** Finding by words: every word typed must begin or stand in one of an item's. */

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();

/** The items that hold all that was typed, those whose first word begins with it first; all of them when nothing was. */
export function matching<Item>(items: readonly Item[], typed: string, wordsOf: (item: Item) => readonly string[]): readonly Item[] {
  const sought = fold(typed).split(/\s+/).filter(Boolean);
  const [first] = sought;
  if (first === undefined) return items;
  const found = items.flatMap((item) => {
    const words = wordsOf(item).map(fold);
    const all = words.join(" ");
    return sought.every((word) => all.includes(word)) ? [{ item, rank: words[0]?.startsWith(first) ? 0 : 1 }] : [];
  });
  return found.sort((left, right) => left.rank - right.rank).map(({ item }) => item);
}
