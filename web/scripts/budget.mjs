/**
 * What a browser must fetch before it can show something, in gzip KiB, and what it may be. Walks the manifest's static imports
 * from the entry and from what each route draws first. Also: no package twice, no lazy chunk too large. `check()` lists what is over.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const ENTRANCES = ["src/i18n/en/entrance.ts", "src/i18n/de/entrance.ts"];
const CATALOGS = ["src/i18n/en/rooms.ts", "src/i18n/de/rooms.ts"];
const EDITOR = "src/features/composer/editor/editor.ts";
/** Each route with the chunks that it fetches by itself; of the languages the larger counts. */
const ROUTES = [
  { name: "sign-in", parts: ["src/features/signin/index.ts"], texts: ENTRANCES, atMost: 110 },
  { name: "first message painted", parts: ["src/app/Workspace.tsx"], texts: CATALOGS, atMost: 180 },
  { name: "first load, with the editor", parts: ["src/app/Workspace.tsx", EDITOR], texts: CATALOGS, atMost: 260 },
];
const CSS_KIB = 30;
const CHUNK_KIB = 150;

const kib = (bytes) => Math.round(bytes / 102.4) / 10;

function closure(manifest, keys) {
  const seen = new Set();
  const walk = (key) => {
    if (!manifest[key]) throw new Error(`the manifest has no ${key}`);
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) walk(next);
  };
  keys.forEach(walk);
  return seen;
}

/** Prints each figure; returns a sentence for each that is over. `sizes` are gzip bytes by path in dist. */
export function check(dist, sizes) {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const sum = (files) => kib([...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0));
  const over = [];
  const say = (name, size, atMost) => {
    console.log(`${name}: ${size} KiB (at most ${atMost})`);
    if (size > atMost) over.push(`${name}: ${size} KiB, at most ${atMost}`);
  };
  for (const { name, parts, texts, atMost } of ROUTES) {
    const loads = texts.map((catalog) => closure(manifest, [entry, catalog, ...parts]));
    say(name, Math.max(...loads.map((keys) => sum(new Set([...keys].map((key) => manifest[key].file))))), atMost);
  }
  const first = closure(manifest, [entry, "src/app/Workspace.tsx", EDITOR]);
  say("styles of the first load", sum(new Set([...first].flatMap((key) => manifest[key].css ?? []))), CSS_KIB);
  const begin = new Set([...closure(manifest, [entry])].map((key) => manifest[key].file));
  for (const [file, size] of sizes) {
    if (file.endsWith(".js") && !begin.has(file) && kib(size) > CHUNK_KIB) over.push(`${file}: ${kib(size)} KiB, at most ${CHUNK_KIB}`);
  }
  return [...over, ...twice()];
}

/** Packages that the lock file has in two versions, apart from those that only build and test. */
function twice() {
  const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  const versions = new Map();
  for (const [path, { version, dev, optional }] of Object.entries(packages)) {
    const name = path.split("node_modules/").at(-1);
    if (path === "" || dev || optional) continue;
    versions.set(name, new Set([...(versions.get(name) ?? []), version]));
  }
  return [...versions].filter(([, found]) => found.size > 1).map(([name, found]) => `${name} twice: ${[...found].join(", ")}`);
}
