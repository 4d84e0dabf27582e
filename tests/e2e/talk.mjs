/** Two people talk in two browsers: `node talk.mjs BASE MAIL MAIL PASSWORD CHROMIUM PICTURES`. Prints "ok", or fails with what went wrong. */
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [base, first, second, password, executablePath, pictures] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const errors = [];

async function open(options) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(base);
  return page;
}

async function enter(page, email) {
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor();
}

async function signIn(email, options) {
  const page = await open(options);
  await enter(page, email);
  await page.getByRole("feed").waitFor();
  await page.locator("[contenteditable=true]").first().waitFor();
  return page;
}

async function say(page, text) {
  const box = page.locator("[contenteditable=true]").last();
  await box.click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

const row = (page, text) => page.getByRole("article").filter({ hasText: text });

try {
  const kara = await signIn(first, {});
  const ivan = await signIn(second, { colorScheme: "dark", locale: "de-DE" });

  await say(kara, "Hello *Ivan*, shall we?");
  await row(ivan, "Hello Ivan, shall we?").waitFor();
  await say(ivan, "Gern!");
  await row(kara, "Gern!").waitFor();

  await row(kara, "Gern!").hover();
  await kara.getByRole("button", { name: "React with :+1:" }).click();
  await row(ivan, "Gern!").locator("button[aria-pressed]").waitFor();

  await row(ivan, "Hello Ivan").hover();
  await ivan.getByRole("button", { name: "Im Thread antworten" }).click();
  await ivan.getByRole("complementary").locator("[contenteditable=true]").waitFor();
  await say(ivan, "in the thread");
  await row(kara, "Hello Ivan").getByText("1 reply").waitFor();

  await row(kara, "Hello Ivan").focus();
  await kara.keyboard.press("e");
  const editor = row(kara, "").locator("[contenteditable=true]").first();
  await editor.waitFor();
  await editor.press("End");
  await kara.keyboard.type(" (edited)");
  await kara.keyboard.press("Enter");
  await row(ivan, "shall we? (edited)").first().waitFor();

  await kara.keyboard.press("Control+k");
  await kara.getByRole("combobox").fill("random");
  await kara.getByRole("option").first().waitFor();
  await kara.keyboard.press("Enter");
  await kara.waitForURL(/client/);
  await kara.getByRole("heading", { name: "random" }).first().waitFor();

  await kara.screenshot({ path: `${pictures}/kara.png` });
  await ivan.screenshot({ path: `${pictures}/ivan.png` });

  // A phone begins with the list, and goes one step at a time.
  const phone = await open({ viewport: { width: 390, height: 800 } });
  await enter(phone, second);
  await phone.getByRole("treeitem", { name: /general/ }).click();
  await row(phone, "Gern!").waitFor();
  await phone.screenshot({ path: `${pictures}/phone.png` });
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 390) errors.push(`the page is ${wide} px wide on a phone`);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  console.log("ok");
} finally {
  await browser.close();
}
