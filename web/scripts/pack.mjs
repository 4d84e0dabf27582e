/** Packs what the build made (.br, .gz beside each file), and fails when the first load is over its budget. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url).pathname;
const FIRST_LOAD_KIB = 260;
const CHUNK_KIB = 150;
const PACKED = /\.(js|css|html|svg|json)$/;

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (PACKED.test(name)) yield path;
  }
}

const sizes = new Map();
for (const path of files(DIST)) {
  const bytes = readFileSync(path);
  const gzip = gzipSync(bytes, { level: 9 });
  sizes.set(path.slice(DIST.length), gzip.length);
  writeFileSync(`${path}.gz`, gzip);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

const manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8"));
const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
const seen = new Set();
const walk = (chunk) => {
  if (seen.has(chunk.file)) return;
  seen.add(chunk.file);
  for (const name of chunk.imports ?? []) walk(manifest[name]);
};
walk(entry);
const kib = (bytes) => Math.round(bytes / 102.4) / 10;
const first = kib([...seen].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0));
console.log(`first load: ${first} KiB of JavaScript (at most ${FIRST_LOAD_KIB})`);
const large = [...sizes].filter(([file, size]) => file.endsWith(".js") && !seen.has(file) && kib(size) > CHUNK_KIB);
if (first > FIRST_LOAD_KIB || large.length > 0) {
  console.error(`over budget: ${[`first load ${first}`, ...large.map(([file, size]) => `${file} ${kib(size)}`)].join(", ")} KiB`);
  process.exit(1);
}
