/** What could be meant by the word being typed into the search box. */
import { call } from "../../api";
import type { TextKey } from "../../i18n";
import { type FilterName, lastWord } from "./query";
import { recentSearches } from "./recentSearches";
import type { FoundChannel, FoundUser } from "./types";

export type Suggestion =
  | { kind: "recent"; query: string }
  | { kind: "forget"; query: string }
  | { kind: "filter"; name: FilterName; hint: TextKey; query: string }
  | { kind: "value"; label: string; detail: string; query: string };

const FILTERS: [FilterName, TextKey][] = [
  ["from", "search.filter.from"],
  ["in", "search.filter.in"],
  ["has", "search.filter.has"],
  ["is", "search.filter.is"],
  ["before", "search.filter.before"],
  ["after", "search.filter.after"],
  ["on", "search.filter.on"],
  ["during", "search.filter.during"],
  ["to", "search.filter.to"],
  ["with", "search.filter.with"],
  ["hasmy", "search.filter.hasmy"],
  ["creator", "search.filter.creator"],
  ["filename", "search.filter.filename"],
  ["ext", "search.filter.ext"],
];
const VALUES: Partial<Record<FilterName, string[]>> = {
  has: ["link", "file", "pin", "reaction"],
  hasmy: ["reaction"],
  is: ["thread", "saved", "dm"],
  during: ["today", "yesterday", "week", "month", "year"],
};
const PEOPLE: readonly FilterName[] = ["from", "to", "with", "creator"];

/** Suggestions that need no server: recent searches, filter names, fixed values. */
export function localSuggestions(query: string): Suggestion[] {
  if (query.trim() === "") {
    const recent = recentSearches().map((known): Suggestion => ({ kind: "recent", query: known }));
    return recent.length > 0 ? [...recent, { kind: "forget", query: "" }] : [];
  }
  const { text, from } = lastWord(query);
  const before = query.slice(0, from);
  const [, name, typed = ""] = /^-?([a-z]+):(.*)$/.exec(text) ?? [];
  if (name) {
    const values = VALUES[name as FilterName] ?? (PEOPLE.includes(name as FilterName) ? ["me"] : []);
    return values
      .filter((value) => value.startsWith(typed) && value !== typed)
      .map((value): Suggestion => ({ kind: "value", label: `${name}:${value}`, detail: "", query: `${before}${name}:${value} ` }));
  }
  if (text === "") return [];
  return FILTERS.filter(([filter]) => filter.startsWith(text.toLowerCase())).map(
    ([filter, hint]): Suggestion => ({ kind: "filter", name: filter, hint, query: `${before}${filter}:` }),
  );
}

/** People behind `from:`, channels behind `in:`. */
export async function remoteSuggestions(query: string): Promise<Suggestion[]> {
  const { text, from } = lastWord(query);
  const [, sign = "", name = "", typed = ""] = /^(-?)([a-z]+):[@#]?(.*)$/.exec(text) ?? [];
  const before = query.slice(0, from) + sign;
  if (typed === "") return [];
  if (PEOPLE.includes(name as FilterName)) {
    const { users } = await call<{ users: FoundUser[] }>("users.search", { query: typed, limit: 6 });
    return users.map((user) => ({
      kind: "value",
      label: user.profile.display_name || user.real_name || user.name,
      detail: `@${user.name}`,
      query: `${before}${name}:@${user.name} `,
    }));
  }
  if (name !== "in") return [];
  const { channels } = await call<{ channels: FoundChannel[] }>("conversations.search", { query: typed, limit: 6 });
  return channels.map((channel) => ({
    kind: "value",
    label: `#${channel.name}`,
    detail: channel.topic?.value ?? "",
    query: `${before}in:#${channel.name} `,
  }));
}
