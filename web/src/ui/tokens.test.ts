import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Rgb = [number, number, number];

const css = readFileSync(join(__dirname, "tokens.css"), "utf8");
const standard = declarations(css.slice(css.indexOf("color-scheme: light dark"), css.indexOf(':root[data-theme="light"]')));
const more = declarations(css.slice(css.indexOf(':root[data-contrast="more"]'), css.indexOf("@media (prefers-contrast")));

const TEXT_PAIRS = [
  ["ink", "paper"],
  ["ink", "wall"],
  ["ink", "raised"],
  ["ink-soft", "paper"],
  ["ink-soft", "wall"],
  ["ink-soft", "raised"],
  ["ink-soft", "code"],
  ["door", "paper"],
  ["door", "raised"],
  ["door", "door-tint"],
  ["on-door", "door"],
  ["on-lamp", "lamp"],
  ["on-bad", "bad"],
  ["lamp-ink", "paper"],
  ["ink", "lamp-tint"],
  ["ink-soft", "lamp-tint"],
  ["good-ink", "paper"],
  ["warn-ink", "paper"],
  ["bad-ink", "paper"],
  ["bad-ink", "raised"],
  ["bad-ink", "bad-tint"],
  ["code-keyword", "code"],
  ["code-string", "code"],
  ["code-number", "code"],
  ["code-name", "code"],
] as const;

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  it.each(TEXT_PAIRS)("%s can be read on %s", (front, back) => {
    expect(contrast(color(front, theme), color(back, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it("strong lines and signs of presence stand out", () => {
    for (const name of ["line-strong", "good", "bad", "door"]) {
      expect([name, contrast(color(name, theme), color("paper", theme)) >= 3]).toEqual([name, true]);
    }
  });

  it("more contrast means 12 : 1 for text and 3 : 1 for lines", () => {
    const all = { ...standard, ...more };
    expect(contrast(color("ink", theme, all), color("paper", theme, all))).toBeGreaterThanOrEqual(12);
    expect(contrast(color("line-strong", theme, all), color("paper", theme, all))).toBeGreaterThanOrEqual(3);
  });

  it("initials can be read on every hue", () => {
    for (let hue = 0; hue < 360; hue += 5) {
      expect(contrast([1, 1, 1], oklch(0.5, 0.09, hue))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function declarations(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]));
}

function color(name: string, theme: "light" | "dark", from = standard): Rgb {
  const value = from[name] ?? "";
  const both = /^light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)$/.exec(value);
  const chosen = both ? (theme === "light" ? both[1] : both[2]) : value;
  const [, lightness, chroma, hue] = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(chosen ?? "") ?? [];
  return oklch(Number(lightness), Number(chroma), Number(hue));
}

/** oklch → linear sRGB, clipped (Björn Ottosson's matrices). */
function oklch(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((value) => Math.min(1, Math.max(0, value))) as Rgb;
}

function contrast(front: Rgb, back: Rgb): number {
  const [light, dark] = [luminance(front), luminance(back)].sort((left, right) => right - left) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
