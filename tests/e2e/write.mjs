/** One person writes, sends files, searches and sets things up: `node write.mjs BASE MAIL PASSWORD CHROMIUM`. Prints "ok", or fails with what went wrong. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [base, email, password, executablePath] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const errors = [];

async function newPage(context) {
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return page;
}

const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] });
const page = await newPage(context);
const composer = (of = page) => of.locator("[data-composer=conversation] [contenteditable=true]");
const row = (text, of = page) => of.getByRole("article").filter({ hasText: text });
const option = (name) => page.getByRole("option").filter({ hasText: name }).first();

async function until(what, check) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await check()) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never came true: ${what}`);
}

async function noViolations(where) {
  await until("nothing moves", () => page.evaluate(() => document.getAnimations().every(({ playState }) => playState === "finished")));
  // Evaluated rather than added as a script, which the content policy forbids.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(document, { runOnly: rules, rules: { "label-content-name-mismatch": { enabled: false } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`);
  });
  if (found.length > 0) errors.push(`${where}\n${found.join("\n")}`);
}

try {
  await page.goto(base);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill("not the password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await noViolations("sign-in");
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await composer().waitFor();

  // Markup, completion of people, channels and emoji, a new line.
  await composer().click();
  await page.keyboard.type("*Dear* @iv");
  await option("Ivan").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("see #rand");
  await option("random").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("and :tad");
  await option("tada").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const letter = row("Dear @Ivan");
  await letter.getByText("#random").waitFor();
  await letter.locator("strong", { hasText: "Dear" }).waitFor();
  await letter.getByRole("img", { name: "tada" }).waitFor();

  // An input method's Enter belongs to the input method.
  const session = await context.newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
  await session.send("Input.insertText", { text: "日本" });
  if ((await row("にほん").count()) > 0) errors.push("Enter sent what an input method was still composing");
  await page.keyboard.press("Enter");
  await row("日本").waitFor();

  // Pasted pages keep their words and lists, and nothing that runs.
  await page.evaluate(() => {
    const html = '<h1 style="color:red">Head</h1><ul><li>one</li><li><b>two</b></li></ul><script>window.ran = true</script>';
    const item = new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob(["x"], { type: "text/plain" }) });
    return navigator.clipboard.write([item]);
  });
  await page.keyboard.press("Control+v");
  await composer().locator("li strong", { hasText: "two" }).waitFor();
  if (await page.evaluate(() => "ran" in window)) errors.push("a pasted script ran");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");

  // Commands, and what is none.
  await page.keyboard.type("/topic Doors and lamps");
  await page.keyboard.press("Enter");
  await composer().filter({ hasText: "/topic" }).waitFor({ state: "detached" });
  await page.getByRole("main").getByText("Doors and lamps").first().waitFor();
  await page.keyboard.type("/nosuch thing");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send as text" }).click();
  await row("/nosuch thing").waitFor();

  // Files go up and come with the words.
  const note = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") };
  await page.locator("[data-composer=conversation] input[type=file]").setInputFiles([note]);
  await page.getByText("note.txt").waitFor();
  await composer().click();
  await page.keyboard.type("with a file");
  await page.keyboard.press("Enter");
  await row("with a file").getByText("note.txt").waitFor();

  // A draft is there on another device, and gone when it is sent.
  await page.keyboard.type("begun here");
  const other = await newPage(context);
  await page.waitForResponse((response) => /drafts\.(create|update)/.test(response.url()));
  await other.goto(page.url());
  await composer(other).getByText("begun here").waitFor();
  await page.keyboard.press("Enter");
  await until("the draft is gone elsewhere", async () => (await composer(other).innerText()).trim() === "");
  await other.close();

  // Found again, in its place.
  await page.goto(`${base}/search?q=${encodeURIComponent("from:me begun")}`);
  await page.getByRole("tabpanel").getByText("begun here").waitFor();
  await noViolations("search");
  await page.getByRole("tabpanel").locator("article button").first().click();
  await row("begun here").waitFor();

  // Settings hold at once.
  await page.keyboard.press("Control+,");
  await page.getByRole("tab", { name: "Language and time" }).click();
  await page.getByRole("radio", { name: "Deutsch" }).click({ force: true });
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.getByRole("tab", { name: "Aussehen" }).click();
  await page.getByRole("radio", { name: "Dunkel" }).click({ force: true });
  await until("the page is dark", () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme === "dark"));
  await noViolations("preferences");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await noViolations("workspace");

  if (errors.length > 0) throw new Error(errors.join("\n"));
  console.log("ok");
} finally {
  await browser.close();
}
