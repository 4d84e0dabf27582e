/** What scripts about messages need: people at their places, rows, the composer, and the server asked as one of them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Errors that pages reported; a script fails when there are any at its end. */
export const errors = [];

export async function signIn(browser, base, email, password, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  await page.goto(base);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.locator("#main").waitFor({ state: "attached" });
  return page;
}

export const composer = (page, where = "conversation") => page.locator(`[data-composer=${where}] [contenteditable=true]`);
export const feed = (page) => page.getByRole("main").getByRole("feed");
/** A conversation in the sidebar; its name says how much is unread. */
export const room = (page, name) => page.getByRole("treeitem", { name });
export const row = (page, text) => page.getByRole("article").filter({ hasText: text });

export async function say(page, text, where = "conversation") {
  await composer(page, where).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Calls a method as the person who is signed in. */
export async function api(page, method, args = {}) {
  const answer = await page.evaluate(
    async ([name, body]) => {
      const headers = { "X-Hallway-Client": "web", "Content-Type": "application/json; charset=utf-8" };
      return (await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
    },
    [method, args],
  );
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return answer;
}

export async function until(what, check) {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never came true: ${what}`);
}

export function check(what, isTrue, ...seen) {
  if (!isTrue) errors.push([what, ...seen.map((value) => JSON.stringify(value))].join(" "));
}

export async function noViolations(page, where) {
  await until("nothing moves", () => page.evaluate(() => document.getAnimations().every(({ playState }) => playState === "finished")));
  // Evaluated rather than added as a script, which the content policy forbids.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(document, { runOnly: rules, rules: { "label-content-name-mismatch": { enabled: false } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
  });
  if (found.length > 0) errors.push(`${where}\n${found.join("\n")}`);
}

/** Runs a script, says "ok" when nothing went wrong, and closes the browser. */
export async function run(work) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  try {
    await work(browser);
    if (errors.length > 0) throw new Error(errors.join("\n"));
    console.log("ok");
  } finally {
    await browser.close();
  }
}
