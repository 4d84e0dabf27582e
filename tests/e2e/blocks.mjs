/** Kara meets every block and element that an app can send, and works with them: `node blocks.mjs BASE COOKIE SESSION CHANNEL APP_CHANNEL`. */
import { checkAxe, expect, newContext, openPage, run, until } from "./browser.mjs";

const [base, cookie, session, channel, appChannel] = process.argv.slice(2);

/** Kara, with the whole gallery before her: what is far from the screen is not on the page. */
async function sitDown(options) {
  const context = await newContext({ viewport: { width: 1280, height: 4200 }, ...options });
  await context.addCookies([{ name: cookie, value: session, url: base, httpOnly: true }]);
  const page = await openPage(context, `${base}/archives/${channel}`);
  await page.getByText("Ticket 12").waitFor();
  await page.getByRole("button", { name: "Approve" }).waitFor();
  return page;
}

const row = (page, has) => page.getByRole("article").filter({ has: has(page) });
const figures = (page) => row(page, (at) => at.getByRole("table", { name: "Invoices" }));
const controls = (page) => row(page, (at) => at.getByRole("button", { name: "Approve" }));

/** Long messages are folded; everything in them is to be seen. */
async function unfold(page) {
  for (const more of await page.getByRole("button", { name: /^(Show more|Mehr anzeigen)$/, expanded: false }).all()) await more.click();
}

async function readFigures(page) {
  const table = figures(page).getByRole("table", { name: "Invoices" });
  const first = () => table.getByRole("rowheader").first().innerText();
  await table.getByRole("button", { name: "Amount" }).press("Enter");
  expect((await first()) === "R-5", `ordered by amount, ${await first()} comes first`);
  await table.getByRole("button", { name: "Amount" }).press("Enter");
  expect((await first()) === "R-4", `ordered downwards, ${await first()} comes first`);
  expect((await table.getByRole("columnheader", { name: "Amount" }).getAttribute("aria-sort")) === "descending", "the order is not told");
  await figures(page).getByRole("button", { name: "Next rows" }).press("Enter");
  await figures(page).getByText("4–5 of 5").waitFor();
  await figures(page).getByRole("searchbox", { name: "Find in this table" }).fill("zoe");
  await table.getByRole("rowheader", { name: "R-2" }).waitFor();
  await figures(page).getByText("Show the numbers").first().press("Enter");
  await figures(page).getByRole("table", { name: "Requests by day" }).getByRole("rowheader", { name: "Wed" }).waitFor();
}

/** Typing narrows a select down; Enter takes what is found. */
async function pick(page, at, name, typed, option) {
  await at.getByRole("combobox", { name }).press("Enter");
  await until(page, "one can type", () => document.activeElement?.getAttribute("placeholder") === "Type to filter");
  await page.keyboard.type(typed);
  await page.getByRole("option", { name: option }).waitFor();
  await until(page, "only that is left", () => document.querySelectorAll("[role=option]").length === 1);
  await page.keyboard.press("Enter");
}

async function useControls(page) {
  const at = controls(page);
  await pick(page, at, "Choose a fruit", "car", "Carrot");
  await at.getByText("Carrot").waitFor();
  // What another program knows is asked for while one types.
  await pick(page, at, "Choose a ticket", "prin", "Printer is on fire");
  await at.getByText("Printer is on fire").waitFor();
  // An app that does not answer is told of where it was called.
  await at.getByRole("button", { name: "Sleep" }).press("Enter");
  await at.getByRole("alert").filter({ hasText: "The app did not answer in time" }).waitFor();

  // A day by keys alone.
  await at.getByRole("button", { name: /Nov 25, 2026/ }).press("Enter");
  const day = page.getByRole("grid").getByRole("button", { name: "Wednesday, November 25, 2026" });
  await until(page, "the day has the focus", () => document.activeElement?.getAttribute("aria-label") === "Wednesday, November 25, 2026");
  expect((await day.getAttribute("aria-pressed")) === "true", "the chosen day is not told");
  await checkAxe(page, "the calendar");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await until(page, "the day's button has the focus again", () => document.activeElement?.textContent === "Dec 26, 2026");

  // Any time can be typed.
  await pick(page, at, "Choose an hour", "9:37", "9:37 AM");
  await at.getByText("9:37 AM").waitFor();

  // What asks first asks, and the way back is the first to be reached.
  await at.getByRole("button", { name: "Refuse" }).press("Enter");
  const question = page.getByRole("alertdialog", { name: "Delete it?" });
  await question.getByText("It is gone for good.").waitFor();
  await until(page, "the way back has the focus", () => document.activeElement?.textContent === "Keep");
  await page.keyboard.press("Enter");
  await question.waitFor({ state: "detached" });

  await at.getByRole("radio", { name: "Large" }).check();
  await at.getByRole("checkbox", { name: "Wrap it" }).check();
  await at.getByRole("button", { name: "More", exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: "Move" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await page.evaluate(() => document.activeElement.blur());
  await page.getByRole("tooltip").waitFor({ state: "detached" });
}

/** Attachments and dialogs, as there were before blocks. */
async function useOldWays(page) {
  const at = row(page, (within) => within.getByRole("button", { name: "Take it" }));
  await at.getByRole("button", { name: "Take it" }).press("Enter");
  await at.getByRole("button", { name: "Close it" }).press("Enter");
  await page.getByRole("alertdialog", { name: "Close it?" }).getByRole("button", { name: "Leave" }).click();
  await pick(page, at, "Give to", "an", "Ana");
  const dialog = page.getByRole("dialog", { name: "Give to Ana" });
  await dialog.getByLabel("Why").fill("no");
  await pick(page, dialog, "Place Choose", "har", "Harbour");
  await checkAxe(page, "a dialog of the old kind");
  await dialog.getByRole("button", { name: "Give" }).click();
  await dialog.getByText("Say more").waitFor();
  await dialog.getByLabel("Why").fill("She asked for it");
  await dialog.getByRole("button", { name: "Give" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function fillIn(page) {
  const form = page.getByRole("dialog", { name: "Order cake" });
  await form.waitFor();
  await until(page, "the first field has the focus", () => document.activeElement?.getAttribute("placeholder") === "As on the door");
  await form.locator("[contenteditable=true]").waitFor();
  await checkAxe(page, "a form");
  // What is missing is said at each field, and the first of them has the focus.
  await form.getByLabel("How many").fill("11");
  await form.getByLabel("E-mail").fill("kara");
  await form.getByRole("button", { name: "Order" }).click();
  const about = async (label) => {
    const field = form.getByLabel(label, { exact: true });
    const ids = (await field.getAttribute("aria-describedby")).split(" ");
    expect((await field.getAttribute("aria-invalid")) === "true", `${label} is not marked`);
    return page.evaluate((all) => all.map((id) => document.getElementById(id).textContent).join(" "), ids);
  };
  await form.getByText("Please fill this in.").first().waitFor();
  expect((await about("Name")) === "Please fill this in.", "the name is not asked for");
  expect((await about("E-mail")) === "This is not an e-mail address.", "the address passes");
  expect((await about("How many")) === "At most 10, please.", "the number passes");
  await checkAxe(page, "a form with mistakes");
  await form.getByLabel("Name").fill("Kara");
  await until(page, "the name is right now", () => document.querySelector("[data-block=name]:not([data-invalid])"));

  // Two of many, and no third.
  const fruit = form.getByRole("combobox", { name: "Fruit" });
  await fruit.fill("app");
  await page.getByRole("option", { name: "Apple" }).waitFor();
  await page.keyboard.press("Enter");
  await fruit.fill("bee");
  await page.getByRole("option", { name: "Beet" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("At most 2 can be chosen").waitFor();
  expect(await page.getByRole("option", { name: "Pear" }).isDisabled(), "a third can be chosen");
  await page.keyboard.press("Escape");

  await form.locator("[contenteditable=true]").click();
  await page.keyboard.type("With *candles*");
  // A file that does not arrive is said at its field; sent again, it is on its way until the server has it.
  await page.route("**/upload/**", (route) => route.abort());
  await form.locator("input[type=file]").setInputFiles({ name: "list.txt", mimeType: "text/plain", buffer: Buffer.from("flour") });
  await form.getByRole("button", { name: "Retry" }).waitFor();
  await form.getByRole("button", { name: "Order" }).click();
  await form.getByText("A file did not arrive. Try again, or remove it.").waitFor();
  await checkAxe(page, "a form with a file that did not arrive");
  await page.unroute("**/upload/**");
  let letArrive;
  const canArrive = new Promise((resolve) => {
    letArrive = resolve;
  });
  await page.route("**/upload/**", async (route) => {
    await canArrive;
    await route.continue();
  });
  await form.getByRole("button", { name: "Retry" }).click();
  await form.getByRole("progressbar", { name: "list.txt" }).waitFor();
  await until(page, "the file is no mistake now", () => document.querySelector("[data-block=files]:not([data-invalid])"));

  // What was entered is not lost by accident.
  await page.mouse.click(5, 5);
  await page.keyboard.press("Escape");
  const question = page.getByRole("alertdialog", { name: "Leave without sending?" });
  await question.getByRole("button", { name: "Stay" }).click();
  await question.waitFor({ state: "detached" });
  expect((await form.getByLabel("Name").inputValue()) === "Kara", "what was entered is gone");

  // The app finds a mistake of its own, and thanks when there is none.
  await form.getByLabel("E-mail").fill("kara@acme.example");
  await form.getByLabel("How many").fill("3");
  await form.getByRole("button", { name: "Day" }).click();
  await page.getByRole("button", { name: "Today" }).click();
  await form.getByRole("radio", { name: "Medium" }).check();
  await form.getByRole("button", { name: "Order" }).click();
  // Nothing is sent without the file.
  await form.getByRole("status").filter({ hasText: "Waiting for the files to be uploaded" }).waitFor();
  await checkAxe(page, "a form that waits for a file");
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/waiting.png` });
  letArrive();
  await form.getByText("There are two Karas").waitFor();
  await form.getByRole("button", { name: "Remove list.txt" }).waitFor();
  await until(page, "the name has the focus", () => document.activeElement?.closest("[data-block=name]"));
  await form.getByLabel("Name").fill("Kara Thrace");
  await form.getByRole("button", { name: "Order" }).click();
  const thanks = page.getByRole("dialog", { name: "Thanks" });
  await thanks.getByText("3 cakes are on their way").waitFor();
  await checkAxe(page, "a view on a view");
  // Back to the first, which is as it was, and on again.
  await thanks.getByRole("button", { name: "Back" }).click();
  expect((await form.getByLabel("Name").inputValue()) === "Kara Thrace", "the form below is gone");
  await form.getByRole("button", { name: "Order" }).click();
  await thanks.getByRole("button", { name: "Done" }).click();
  await thanks.waitFor({ state: "detached" });
  expect((await page.getByRole("dialog").count()) === 0, "a view stayed");
}

await run(async () => {
  const kara = await sitDown({});
  await unfold(kara);
  await readFigures(kara);
  await useControls(kara);
  await checkAxe(kara, "blocks");

  const dark = await sitDown({ colorScheme: "dark", locale: "de-DE" });
  await unfold(dark);
  await checkAxe(dark, "blocks, dark and German");

  await controls(kara).getByRole("button", { name: "Order cake" }).press("Enter");
  await fillIn(kara);
  await useOldWays(kara);
  expect((await dark.getByRole("dialog").count()) === 0, "the form opened in the other window, too");

  // The app's own page changes under her hand, and keeps what she has typed.
  await kara.goto(`${base}/archives/${appChannel}`);
  await kara.getByRole("tab", { name: "Home", selected: true }).waitFor();
  await kara.getByText("Pressed 0 times").waitFor();
  await kara.getByLabel("Note").fill("half a sen");
  await kara.getByRole("button", { name: "Press" }).press("Enter");
  await kara.getByText("Pressed 1 time").waitFor();
  expect((await kara.getByLabel("Note").inputValue()) === "half a sen", "the page forgot what was typed");
  await checkAxe(kara, "the page of an app");

  const phone = await sitDown({ viewport: { width: 320, height: 700 } });
  await checkAxe(phone, "blocks, narrow");
  expect((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 320, "the page is wider than a phone");
});
