/** What every browser test needs: Chromium, people who sign in, and axe. Scripts print "ok", or fail with what went wrong. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
/** What went wrong on any page. */
export const errors = [];

export async function newContext(options = {}) {
  return browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
}

export async function openPage(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  return page;
}

export async function enter(page, email, password) {
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("tree").waitFor();
}

/** Somebody at their desk: signed in, with a channel open and the composer ready. */
export async function signIn(base, email, password, options) {
  const page = await openPage(await newContext(options), base);
  await enter(page, email, password);
  await page.getByRole("feed").waitFor();
  await page.locator("[contenteditable=true]").first().waitFor();
  return page;
}

/** Waits until something is so, looking again whenever the page has been drawn. */
export async function until(page, what, test, argument) {
  await page.waitForFunction(test, argument, { polling: "raf" }).catch(async (error) => {
    throw new Error(`${what}: ${error.message}`);
  });
}

export function expect(isSo, what) {
  if (!isSo) throw new Error(what);
}

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
// Initials in a face are no words, though the rule reads them as such.
const OFF = { "label-content-name-mismatch": { enabled: false } };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Nothing may be in the way of those who use the page by other means; `where` names the screen. */
export async function checkAxe(page, where) {
  await page.evaluate(axe);
  // Colours on their way from one to another are no colours to judge.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < 5000).map((each) => each.finished)));
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), { runOnly: RULES, rules: OFF });
  for (const { id, nodes } of violations) errors.push(`${where}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
}

/** Runs a script, prints "ok" where all went well, and closes the browser in any case. */
export async function run(script) {
  try {
    await script();
    if (errors.length > 0) throw new Error(errors.join("\n"));
    console.log("ok");
  } finally {
    await browser.close();
  }
}
