/** The import rule: app → features → model → api; ui, i18n, keys and richtext are leaves (richtext may use ui); features do not know each other. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const SRC = new URL("../src", import.meta.url).pathname;
const MAY = {
  api: [],
  i18n: [],
  keys: ["i18n"],
  ui: ["i18n"],
  richtext: ["ui", "i18n"],
  model: ["api", "i18n", "richtext"],
  features: ["model", "api", "ui", "i18n", "keys", "richtext"],
  app: ["features", "model", "api", "ui", "i18n", "keys", "richtext"],
};

function* sources(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

const problems = [];
for (const path of sources(SRC)) {
  const [layer, feature] = relative(SRC, path).split("/");
  const lines = readFileSync(path, "utf8").split("\n").length;
  if (lines > 330 && !path.includes("/data/")) problems.push(`${relative(SRC, path)}: ${lines} lines`);
  for (const [, target] of readFileSync(path, "utf8").matchAll(/(?:from|import\()\s*["'](\.[^"']+)["']/g)) {
    const [to, other] = relative(SRC, resolve(dirname(path), target)).split("/");
    const isOwn = to === layer && (layer !== "features" || other === feature);
    if (!isOwn && !(MAY[layer] ?? []).includes(to)) problems.push(`${relative(SRC, path)} must not import ${target}`);
  }
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
