/** Packs what the build made (.br, .gz beside each file), and fails when something is over its budget. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { check } from "./budget.mjs";

const DIST = new URL("../dist/", import.meta.url).pathname;
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

const over = check(DIST, sizes);
for (const sentence of over) console.error(`over budget: ${sentence}`);
process.exit(over.length > 0 ? 1 : 0);
