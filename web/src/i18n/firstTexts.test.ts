import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { pages } from "./en/pages";

const SRC = join(__dirname, "..");

/** The file a relative import means. */
function resolve(from: string, target: string): string | undefined {
  const base = join(dirname(from), target);
  return [`${base}.tsx`, `${base}.ts`, join(base, "index.ts"), join(base, "index.tsx")].find((path) => existsSync(path));
}

/** Everything that comes with a module before anything is asked for: its imports, and theirs. */
function closure(start: string): string[] {
  const seen = new Set<string>();
  const walk = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, type, target] of readFileSync(path, "utf8").matchAll(/^(?:import|export)(\s+type)?[^;]*?from\s+"(\.[^"]+)"/gms)) {
      const next = type ? undefined : resolve(path, target ?? "");
      if (next) walk(next);
    }
  };
  walk(start);
  return [...seen];
}

it("has the texts of what is drawn first among those that come first", () => {
  const late = new Set(Object.keys(pages));
  const missing = closure(join(SRC, "app/Workspace.tsx"))
    .filter((path) => !path.includes("/i18n/"))
    .flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/"([a-z]+\.[a-zA-Z0-9._]+)"/g)].map(([, key]) => [relative(SRC, path), key ?? ""] as const),
    )
    .filter(([, key]) => late.has(key));
  expect(missing).toEqual([]);
});
