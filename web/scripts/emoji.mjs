/**
 * Trims emojibase-data (MIT) to what the client needs, into src/richtext/emoji/data/:
 *   names.json    short name → character, for messages and reactions
 *   en.json …     per language, in keyboard order: [group, short name, label, keywords, has skin tones]
 * Run `npm run emoji` after updating emojibase-data; the results are checked in.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const read = (path) => JSON.parse(readFileSync(require.resolve(`emojibase-data/${path}`), "utf8"));
const target = new URL("../src/richtext/emoji/data/", import.meta.url);
const write = (name, value) => writeFileSync(new URL(name, target), `${JSON.stringify(value)}\n`);

const COMPONENTS = 2;
const shortNames = read("en/shortcodes/iamcal.json");
const namesOf = (hexcode) => [shortNames[hexcode] ?? []].flat();

// Short names Slack has and the table lacks.
const ALIASES = { simple_smile: "🙂", thumbsup_all: "👍" };

const names = {};
for (const emoji of read("en/data.json")) {
  for (const name of namesOf(emoji.hexcode)) names[name] = emoji.emoji;
}
for (const [alias, character] of Object.entries(ALIASES)) names[alias] ??= character;
write("names.json", names);

for (const language of ["en", "de"]) {
  const rows = read(`${language}/data.json`)
    .filter((emoji) => emoji.group !== undefined && emoji.group !== COMPONENTS && namesOf(emoji.hexcode).length > 0)
    .sort((left, right) => left.order - right.order)
    .map((emoji) => [
      emoji.group,
      namesOf(emoji.hexcode)[0],
      emoji.label,
      [...new Set([...namesOf(emoji.hexcode).slice(1), ...(emoji.tags ?? [])])].join(" "),
      emoji.skins ? 1 : 0,
    ]);
  write(`${language}.json`, rows);
}
