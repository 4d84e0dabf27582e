/** A thousand channels in the sidebar: `node thousand.mjs BASE PASSWORD`. */
import { expect, run, signIn, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const drawn = () => kara.getByRole("treeitem").count();
  expect((await drawn()) < 80, `${await drawn()} rows are drawn`);

  // End leads to the last; the focus goes along, and typing a letter finds a name.
  await kara.getByRole("treeitem", { name: /^general/ }).focus();
  const at = () => kara.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await kara.keyboard.press("r");
  await until(kara, "the letter leads to a name", () => document.activeElement?.getAttribute("aria-label")?.startsWith("ra"));
  await kara.keyboard.press("End");
  await until(kara, "End leads to the end", () => document.activeElement?.getAttribute("aria-label")?.startsWith("Direct messages"));
  await kara.keyboard.press("ArrowUp");
  await until(kara, "the last room has the focus", () => document.activeElement?.getAttribute("aria-label")?.startsWith("room-0999"));
  await kara.keyboard.press("Enter");
  await kara.getByRole("heading", { name: "room-0999" }).first().waitFor();
  expect((await drawn()) < 80, `${await drawn()} rows are drawn at the end, ${await at()}`);

  // Alt+Up goes one room back, from wherever one is.
  await kara.keyboard.press("Alt+ArrowUp");
  await kara.getByRole("heading", { name: "room-0998" }).first().waitFor();
});
