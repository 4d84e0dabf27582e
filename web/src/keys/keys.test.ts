import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { frameKey, KEY_NAMES, matches, messageKey, type Pressed, SHORTCUTS } from ".";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** The event a US keyboard sends for keys of the table. */
function press(keys: string): Pressed {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  return {
    key: key.length === 1 && !parts.includes("Shift") ? key.toLowerCase() : key,
    code: /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : key,
    ctrlKey: parts.includes("Mod"),
    metaKey: false,
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
  };
}

it("finds every key of the table under its own name, and none under two", () => {
  for (const name of KEY_NAMES) {
    const { group, keys } = SHORTCUTS[name];
    for (const one of keys) {
      if (group === "go" || group === "act") expect([one, frameKey(press(one), true)]).toEqual([one, name]);
      else if (group === "message") expect([one, messageKey(press(one))]).toEqual([one, name]);
      else expect([one, frameKey(press(one), true)]).toEqual([one, undefined]);
    }
  }
});

it("leaves AltGr its characters, and Option its own while one writes on a Mac", () => {
  const atSign = { ...plain, key: "n", code: "KeyN", altKey: true, getModifierState: (name: string) => name === "AltGraph" };
  expect(frameKey(atSign, true)).toBeUndefined();
  const option = { ...plain, key: "˜", code: "KeyN", altKey: true };
  expect(matches("Alt+N", option, { mac: true, isWriting: true })).toBe(false);
  expect(matches("Alt+N", option, { mac: true, isWriting: false })).toBe(true);
});

it("takes Cmd on a Mac, where Ctrl+K belongs to the text", () => {
  const key = { ...plain, key: "k", code: "KeyK" };
  expect(matches("Mod+K", { ...key, metaKey: true }, { mac: true })).toBe(true);
  expect(matches("Mod+K", { ...key, ctrlKey: true }, { mac: true })).toBe(false);
  expect(matches("Mod+K", { ...key, ctrlKey: true }, { mac: false })).toBe(true);
});

it("goes by what a key writes, and by its place where it writes no Latin letter", () => {
  const ctrl = { ...plain, ctrlKey: true };
  // Dvorak writes "k" on the key of "v", and "t" on that of "k".
  expect(matches("Mod+K", { ...ctrl, key: "k", code: "KeyV" }, { mac: false })).toBe(true);
  expect(matches("Mod+K", { ...ctrl, key: "t", code: "KeyK" }, { mac: false })).toBe(false);
  expect(matches("Mod+K", { ...ctrl, key: "л", code: "KeyK" }, { mac: false })).toBe(true);
  // "/" is Shift+7 on a German keyboard.
  expect(frameKey({ ...ctrl, key: "/", code: "Digit7", shiftKey: true }, false)).toBe("shortcuts");
});

it("takes no letter of a message from an input method, nor with Ctrl", () => {
  expect(messageKey({ ...plain, key: "e", code: "KeyE", isComposing: true })).toBeUndefined();
  expect(messageKey({ ...plain, key: "e", code: "KeyE", ctrlKey: true })).toBeUndefined();
});

it("shows no key in a tooltip or menu that is not in the table", () => {
  const known = new Set(KEY_NAMES.flatMap((name) => [...SHORTCUTS[name].keys]));
  for (const path of sources(join(__dirname, ".."))) {
    for (const [, keys = ""] of readFileSync(path, "utf8").matchAll(/shortcut="([^"]+)"/g))
      expect([path, keys, known.has(keys)]).toEqual([path, keys, true]);
  }
});

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx$/.test(entry.name)) yield path;
  }
}
