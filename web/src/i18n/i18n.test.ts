import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { afterEach, describe, expect, it } from "vitest";
import { catalog as german } from "./de";
import { catalog as english, type TextKey } from "./en";
import { entrance } from "./en/entrance";
import { formatBytes, formatList, formatRelative, formatTime, setFormatPreferences } from "./format";
import { speak } from "./language";
import { text } from "./text";

const keys = Object.keys(english) as TextKey[];
const source = sources(join(__dirname, ".."))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

describe("the catalogs", () => {
  it("have the same keys in every language", () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it("hold no key that nothing uses", () => {
    // A key is used when it is written out, or when a template literal spells its beginning: t(`errors.${code}`).
    const prefixes = [...source.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{/g)].map((match) => match[1] ?? "");
    const unused = keys.filter((key) => !source.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it("have everything at the entrance that is said there", () => {
    const there = ["features/signin", "app/App.tsx", "ui"].flatMap((path) => {
      const found = join(__dirname, "..", path);
      return path.endsWith(".tsx") ? [found] : sources(found);
    });
    const said = there.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/"([a-z]+(?:\.[a-zA-Z0-9_]+)+)"/g)].map((match) => match[1] ?? ""),
    );
    const missing = said.filter((key) => key in english && !(key in entrance));
    expect(missing).toEqual([]);
  });

  it("are valid and take the same values in every language", () => {
    for (const key of keys) expect([key, argumentsOf(german[key])]).toEqual([key, argumentsOf(english[key])]);
  });

  it("say nothing empty, and put no straight quotes or three dots", () => {
    for (const catalog of [english, german]) {
      for (const [key, words] of Object.entries(catalog)) {
        expect([key, words.trim() === words && words !== ""]).toEqual([key, true]);
        expect([key, words.includes("...")]).toEqual([key, false]);
      }
    }
  });
});

describe("a text", () => {
  afterEach(() => speak("en", english));

  it("follows the language at once", () => {
    speak("en", english);
    expect(text("common.cancel")).toBe("Cancel");
    speak("de", german);
    expect(text("common.cancel")).toBe("Abbrechen");
  });
});

describe("formats", () => {
  afterEach(() => {
    setFormatPreferences({});
    speak("en", english);
  });

  it("follow language, clock and time zone", () => {
    speak("en", english);
    setFormatPreferences({ timeZone: "Europe/Berlin", hour12: false });
    expect(formatTime(1_700_000_000)).toBe("23:13");
    setFormatPreferences({ timeZone: "Europe/Berlin", hour12: true });
    expect(formatTime(1_700_000_000)).toMatch(/^11:13\sPM$/);
    speak("de", german);
    expect(formatList(["Ana", "Ben", "Cem"])).toBe("Ana, Ben und Cem");
    expect(formatRelative(0, new Date(86_400_000))).toBe("gestern");
    expect(formatBytes(3_400_000)).toMatch(/^3,4\sMB$/);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.endsWith(join("i18n", "en")) || path.endsWith(join("i18n", "de")) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function argumentsOf(template: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(String(element.value));
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(template, { ignoreTag: true }));
  return [...names].sort();
}
