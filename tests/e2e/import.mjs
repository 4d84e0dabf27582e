/** A Slack export comes in and goes out: `node import.mjs BASE FIRST SECOND BAD OUT CHROMIUM`. Prints "ok", or fails with what went wrong. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [base, first, second, bad, out, executablePath] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const errors = [];
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", acceptDownloads: true });
const page = await context.newPage();
page.on("pageerror", (error) => errors.push(error.message));
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
const row = (text) => page.getByRole("article").filter({ hasText: text });

async function until(what, check) {
  for (let tries = 0; tries < 60; tries += 1) if (await check()) return;
  throw new Error(`never came true: ${what}`);
}

/** Drops a file where people drop it. */
async function drop(path) {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], "export.zip", { type: "application/zip" }));
    return transfer;
  }, readFileSync(path).toString("base64"));
  await page.getByText("Drop your Slack export here").or(page.getByText("export.zip")).dispatchEvent("drop", { dataTransfer: data });
  await page.getByText("export.zip").waitFor();
}

try {
  // The first page: what is no export is refused in words, and nothing is made of it.
  await page.goto(base);
  await page.getByText("Bring one from Slack").click();
  await drop(bad);
  await page.getByLabel("Name of the workspace").fill("Old Friends");
  await page.getByLabel("Your name").fill("Kara Thrace");
  await page.getByLabel("E-mail").fill("ana@old.example");
  await page.locator("input[type=password]").fill("correct horse battery");
  await page.getByRole("button", { name: "Start import" }).click();
  await page.getByRole("alert").filter({ hasText: "This is not a ZIP file." }).waitFor();

  // An export becomes the workspace; the founder is who has the same address in it.
  await drop(first);
  await page.getByRole("button", { name: "Start import" }).click();
  await page.getByRole("status").filter({ hasText: "Done." }).waitFor();
  await page.getByText("12", { exact: true }).waitFor();
  await page.getByText("1 record was left out").click();
  await page.getByText("general/2023-11-20.json#1").waitFor();
  await page.getByRole("button", { name: "Open the workspace" }).click();

  await page.getByRole("main").getByText("a picture").first().waitFor();
  await row("root @").getByRole("button", { name: /repl/ }).first().waitFor();
  await row("beep").getByText("robot").waitFor();
  await row("who am I").getByText("Sam Stranger").first().waitFor();
  await row("edited").getByText("(edited)").waitFor();
  await page.getByRole("main").locator("img[src*='files-tmb']").first().waitFor();
  for (const place of ["secret", "Ben Gone"]) await page.getByRole("navigation").getByText(place).first().waitFor();

  // Addresses in Slack's form open what they name.
  await page.goto(`${base}/archives/C0AAA0001/p1700000005000100`);
  await row("edited").first().waitFor();

  // More from the preferences.
  await page.keyboard.press("Control+,");
  await page.getByRole("tab", { name: "Workspace" }).click();
  await page.getByText("1 record was left out").waitFor();
  await page.locator("input[type=file][accept*=zip]").setInputFiles(second);
  await page.getByRole("status").filter({ hasText: "Done. 1 message came along." }).waitFor();

  // What came is found, without asking for the page anew.
  await page.keyboard.press("Escape");
  await page.getByRole("navigation").getByText("later").first().waitFor();
  await page.goto(`${base}/search?q=helping`);
  await until("what came is found", async () => {
    const isThere = await page.getByText("a second helping").waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (!isThere) await page.reload();
    return isThere;
  });

  // And home again.
  await page.keyboard.press("Control+,");
  await page.getByRole("tab", { name: "Workspace" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as a ZIP" }).click();
  await (await download).saveAs(out);
  await page.keyboard.press("Escape");
  if (errors.length > 0) throw new Error(errors.join("\n"));
  console.log("ok");
} catch (error) {
  console.error(error, errors);
} finally {
  await browser.close();
}
