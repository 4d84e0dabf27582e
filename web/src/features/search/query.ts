/** A search as people write it, taken apart so that its filters can be shown, removed and edited as text. */

export type FilterName =
  | "from"
  | "in"
  | "to"
  | "with"
  | "has"
  | "is"
  | "before"
  | "after"
  | "on"
  | "during"
  | "hasmy"
  | "filename"
  | "ext"
  | "creator";

export interface Filter {
  kind: "filter";
  name: FilterName;
  value: string;
  not: boolean;
}

export interface Words {
  kind: "words";
  text: string;
}

export type Part = Filter | Words;

const NAMES: readonly FilterName[] = [
  "from",
  "in",
  "to",
  "with",
  "has",
  "is",
  "before",
  "after",
  "on",
  "during",
  "hasmy",
  "filename",
  "ext",
  "creator",
];
const TOKEN = /(-?)([a-z]+):(?:"([^"]*)"|(<[@#][^>]+>)|(:[^\s:]+:)|(\S*))|"[^"]*"|\S+/g;

/** "invoice from:@ana -in:#random" → words and filters in their order. */
export function parseQuery(query: string): Part[] {
  const parts: Part[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const name = match[2] as FilterName | undefined;
    const value = match[3] ?? match[4] ?? match[5] ?? match[6] ?? "";
    if (name && NAMES.includes(name) && value !== "") parts.push({ kind: "filter", name, value, not: match[1] === "-" });
    else parts.push({ kind: "words", text: match[0] });
  }
  return parts;
}

export function formatQuery(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === "words" ? part.text : formatFilter(part))).join(" ");
}

export function formatFilter({ name, value, not }: Filter): string {
  const quoted = /\s/.test(value) ? `"${value}"` : value;
  return `${not ? "-" : ""}${name}:${quoted}`;
}

/** The query without one of its filters. */
export function withoutPart(query: string, index: number): string {
  return formatQuery(parseQuery(query).filter((_, at) => at !== index));
}

/** The query with a filter set; one of the same name that cannot stand twice gives way. */
export function withFilter(query: string, name: FilterName, value: string): string {
  const single = ["before", "after", "on", "during", "in", "from"].includes(name);
  const parts = parseQuery(query).filter((part) => !(single && part.kind === "filter" && part.name === name && !part.not));
  return formatQuery([...parts, { kind: "filter", name, value, not: false }]);
}

/** The word being typed at the end, for suggestions. */
export function lastWord(query: string): { text: string; from: number } {
  const match = /(?:^|\s)(\S*)$/.exec(query);
  const text = match?.[1] ?? "";
  return { text, from: query.length - text.length };
}

/** What is searched for, filters aside: its words are marked in the hits. */
export function searchedWords(query: string): string[] {
  return parseQuery(query)
    .flatMap((part) => (part.kind === "words" && !part.text.startsWith("-") ? [part.text] : []))
    .map((word) => word.replace(/^"|"$|\*$/g, ""))
    .filter((word) => word !== "");
}
