/** Kara gets about by keys alone: `node keys.mjs BASE PASSWORD`. */
import { expect, run, signIn, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const head = (name) => kara.getByRole("heading", { level: 1, name }).waitFor();
  const region = () => kara.evaluate(() => document.activeElement?.closest("[data-region]")?.dataset.region);

  // F6 walks through the parts of the page and comes round; the other way back.
  const seen = [];
  for (let press = 0; press < 6; press += 1) {
    await kara.keyboard.press("F6");
    seen.push(await region());
  }
  for (const part of ["rail", "search", "sidebar", "main", "composer"]) expect(seen.includes(part), `F6 leads to ${seen}`);
  const there = await region();
  await kara.keyboard.press("F6");
  await kara.keyboard.press("Shift+F6");
  expect((await region()) === there, "Shift+F6 does not lead back");

  // The first Tab of the page skips to the messages.
  await kara.reload();
  await kara.getByRole("tree").waitFor();
  await kara.evaluate(() => document.activeElement?.blur());
  await kara.keyboard.press("Tab");
  await kara.getByRole("link", { name: "Skip to the messages" }).press("Enter");
  await until(kara, "the messages have the focus", () => document.activeElement?.id === "main");

  // Two keys to anywhere, with a slip of the finger; what is typed at once afterwards is in the new place.
  const box = kara.locator("[contenteditable=true]").first();
  await box.waitFor();
  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").waitFor();
  await kara.keyboard.type("rnadom");
  await kara.getByRole("option", { name: /random/ }).first().waitFor();
  await kara.keyboard.press("Enter");
  await kara.keyboard.type("typed at once");
  await head("random");
  await until(kara, "nothing typed is lost", () => document.querySelector("[contenteditable=true]")?.textContent === "typed at once");

  // Somebody one never wrote to; a command; and Esc gives the focus back to where it was, with the words still there.
  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").fill("@iva");
  await kara.getByRole("option", { name: /Ivan Petrov/ }).waitFor();
  await kara.keyboard.press("Escape");
  await until(kara, "the words have the focus again", () => document.activeElement?.textContent === "typed at once");
  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").fill(">dark");
  await kara.getByRole("option", { name: /Dark theme/ }).waitFor();
  await kara.keyboard.press("Enter");
  await until(kara, "the theme is dark", () => document.documentElement.dataset.theme === "dark");
  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").fill("@iva");
  await kara.getByRole("option", { name: /Ivan Petrov/ }).waitFor();
  await kara.keyboard.press("Enter");
  await head("Ivan Petrov");

  // From a form nothing is lost to a key that means something elsewhere.
  await kara.keyboard.press("Control+Shift+Y");
  const status = kara.getByRole("dialog").getByRole("textbox").first();
  await status.fill("In the kitchen");
  await kara.keyboard.press("Control+k");
  await kara.keyboard.press("Alt+ArrowDown");
  expect((await status.inputValue()) === "In the kitchen", "a key threw away what was typed");
  await kara.keyboard.press("Escape");
  await kara.getByRole("dialog").waitFor({ state: "detached" });

  // What AltGr writes is never taken for a shortcut.
  await kara.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", ctrlKey: true, modifierAltGraph: true, bubbles: true })));
  expect((await kara.getByRole("combobox").count()) === 0, "AltGr opened the switcher");

  // One room on and back; Esc marks it read.
  await kara.keyboard.press("Alt+ArrowUp");
  await kara.getByRole("heading", { level: 1, name: /random|general/ }).waitFor();

  // The sheet has every key, opens and closes by its own; letters on messages can be switched off.
  await kara.keyboard.press("Control+/");
  await kara.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await kara.getByRole("switch", { name: "Single letters on messages" }).click();
  await kara.keyboard.press("Control+/");
  await kara.getByRole("dialog").waitFor({ state: "detached" });
  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").fill("random");
  await kara.getByRole("option", { name: /random/ }).first().waitFor();
  await kara.keyboard.press("Enter");
  await head("random");
  await until(kara, "the words have the focus", () => document.activeElement?.textContent === "typed at once");
  await kara.keyboard.press("Enter");
  const own = kara.getByRole("article").filter({ hasText: "typed at once" });
  await own.waitFor();
  await own.focus();
  await kara.keyboard.press("e");
  expect((await own.locator("[contenteditable=true]").count()) === 0, "a letter acts although letters are off");

  // All about the channel, by key; changed there, it changes in the head.
  await kara.keyboard.press("Alt+i");
  await kara.getByRole("button", { name: "Edit: Topic" }).click();
  await kara.getByRole("textbox", { name: "Topic" }).fill("Cake at four");
  await kara.getByRole("button", { name: "Save" }).click();
  await kara.getByRole("button", { name: "Edit: Topic" }).waitFor();
  await kara.getByRole("tab", { name: /Members/ }).click();
  await kara.getByRole("searchbox").fill("mia");
  await kara.getByRole("button", { name: "Remove Mia Müller" }).click();
  await kara.getByRole("button", { name: "Add Mia Müller" }).click();
  await kara.getByRole("button", { name: "Remove Mia Müller" }).waitFor();
  await kara.getByRole("tab", { name: "Settings" }).click();
  await kara.getByRole("button", { name: "Make private" }).click();
  await kara.getByRole("alertdialog").getByRole("button", { name: "Make private" }).click();
  await kara.getByRole("button", { name: "Make private" }).waitFor({ state: "detached" });
  await kara.keyboard.press("Escape");
  await kara.getByRole("dialog").waitFor({ state: "detached" });
  await kara.getByRole("treeitem", { name: /^random, private channel/ }).waitFor();
  await kara.getByText("Cake at four").first().waitFor();
});
