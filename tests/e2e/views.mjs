/** Kara goes through the pages and settles in; Ivan writes to her: `node views.mjs BASE PASSWORD`. */
import { checkAxe, expect, run, signIn, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const ivan = await signIn(base, "ivan@acme.example", password, { colorScheme: "dark", locale: "de-DE" });
  const say = async (page, words) => {
    await page.locator("[data-composer=conversation] [contenteditable=true]").click();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.getByRole("article").filter({ hasText: words }).waitFor();
  };

  // A setting is found by its words, holds at once, and has an address.
  await kara.keyboard.press("Control+,");
  const dialog = kara.getByRole("dialog");
  await dialog.getByPlaceholder("Find a setting").fill("text siz");
  await kara.keyboard.press("Enter");
  await dialog.getByRole("radio", { name: "150%" }).check();
  await until(kara, "everything grew", () => parseFloat(getComputedStyle(document.documentElement).fontSize) === 24);
  await checkAxe(kara, "preferences, large");
  await dialog.getByRole("radio", { name: "100%" }).check();
  expect(kara.url().endsWith("#preferences/appearance"), `the address says nothing of the page: ${kara.url()}`);
  await kara.reload();
  await dialog.getByRole("tab", { name: "Appearance", selected: true }).waitFor();
  for (const name of ["Language and time", "Writing", "Notifications", "Accessibility", "Password", "Devices", "People", "Workspace"]) {
    await dialog.getByRole("tab", { name }).click();
    await checkAxe(kara, `preferences, ${name}`);
  }

  // Quiet by day: every day off is rest now, and Ivan sees the moon before he writes.
  await dialog.getByRole("tab", { name: "Notifications" }).click();
  await dialog.getByText("Pause notifications on a schedule").scrollIntoViewIfNeeded();
  await dialog.getByRole("switch", { name: "Pause notifications on a schedule" }).click();
  await dialog.getByRole("radio", { name: "By day" }).check();
  const days = dialog.getByRole("list", { name: "When notifications may come" }).getByRole("switch", { checked: true });
  while ((await days.count()) > 0) {
    const left = await days.count();
    await days.first().click();
    await until(kara, "one day less", (count) => document.querySelectorAll("[data-setting=quiet] ul [role=switch][aria-checked=true]").length < count, left);
  }
  await kara.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(!kara.url().includes("#"), "the address still tells of the preferences");
  await ivan.goto(`${base}/people`);
  await ivan.getByRole("heading", { level: 1 }).waitFor();
  await checkAxe(ivan, "people, dark and German");
  await ivan.getByRole("button", { name: /Kara/ }).first().click();
  await ivan.getByText(/Benachrichtigungen pausiert bis/).first().waitFor();
  await ivan.getByRole("button", { name: "Nachricht", exact: true }).click();
  await ivan.getByText(/Deine Nachricht wartet still/).waitFor();
  await say(ivan, "Der Drucker ist ausgeschaltet");
  await checkAxe(ivan, "direct messages, dark and German");

  // Kara goes through what is unread by keys, and takes it back.
  await kara.goto(`${base}/unreads`);
  await kara.getByText("Der Drucker ist ausgeschaltet").waitFor();
  await checkAxe(kara, "unreads");
  await kara.locator("[data-row]").first().focus();
  await kara.keyboard.press("r");
  await kara.getByText("You have read everything").waitFor();
  await kara.getByRole("button", { name: "Undo" }).click();
  await kara.getByRole("button", { name: "Mark as read", exact: true }).waitFor();

  // A German verb is found in another form, with what stands beside it; back leads to the same hit.
  await kara.goto(`${base}/search?q=ausschalten`);
  const hit = kara.getByRole("tabpanel").locator("[data-row]").first();
  await until(kara, "the message is found", () => {
    if (document.querySelector("[role=tabpanel] article")) return true;
    document.querySelector("form")?.requestSubmit();
    return false;
  });
  await checkAxe(kara, "search");
  await kara.getByRole("button", { name: "From", exact: true }).click();
  await kara.getByRole("combobox", { name: "From" }).fill("ivan");
  await kara.getByRole("option", { name: /Ivan/, selected: true }).waitFor();
  await kara.keyboard.press("Enter");
  await kara.getByRole("button", { name: "Remove filter from:@ivan" }).waitFor();
  await hit.focus();
  await kara.keyboard.press("Enter");
  await kara.getByRole("feed").waitFor();
  await kara.goBack();
  await until(kara, "the hit has the focus again", () => document.activeElement?.matches("[role=tabpanel] [data-row]") === true);

  // What Ivan sent is found again among what he wrote.
  await ivan.goto(`${base}/drafts`);
  await ivan.getByRole("tab", { name: "Gesendet" }).click();
  await ivan.getByRole("tabpanel").getByText("Der Drucker ist ausgeschaltet").waitFor();
  await checkAxe(ivan, "sent, dark and German");

  // A group is made, and can be mentioned from then on.
  await kara.goto(`${base}/people`);
  await kara.getByRole("tab", { name: "User groups" }).click();
  await kara.getByRole("button", { name: "New group" }).click();
  await dialog.getByLabel("Name").fill("Front desk");
  expect((await dialog.getByLabel("Handle").inputValue()) === "front-desk", "no handle was made of the name");
  await dialog.getByRole("textbox", { name: "Members" }).fill("mia");
  await dialog.getByRole("button", { name: /Mia/ }).first().click();
  await checkAxe(kara, "new group");
  await dialog.getByRole("button", { name: "Save" }).click();
  await kara.getByRole("button", { name: /Front desk/ }).first().waitFor();
  for (const view of ["activity", "direct", "later", "drafts", "browse", "threads"]) {
    await kara.goto(`${base}/${view}`);
    await kara.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    await checkAxe(kara, view);
    await ivan.goto(`${base}/${view}`);
    await ivan.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    await checkAxe(ivan, `${view}, dark and German`);
  }
});
