/** How well a name fits what was typed: exact, prefix, word start, inside, letters in order; 0 for not at all. */
export function rank(query: string, name: string): number {
  const wanted = fold(query);
  const label = fold(name);
  if (wanted === "") return 1;
  if (label === wanted) return 100;
  if (label.startsWith(wanted)) return 80;
  if (label.split(/[\s\-_.]+/).some((word) => word.startsWith(wanted))) return 60;
  if (label.includes(wanted)) return 40;
  let place = 0;
  for (const letter of label) if (letter === wanted[place]) place += 1;
  return place === wanted.length ? 20 : 0;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
