/** Every screen in both themes and languages, wide and narrow, for those who use it by other means: `node screens.mjs BASE MAIL PASSWORD`. */
import { checkAxe, errors, newContext, openPage, enter, run } from "./browser.mjs";

const [base, email, password] = process.argv.slice(2);
const VIEWS = ["threads", "activity", "later", "direct", "drafts", "browse", "search?q=lamp"];

async function fits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) errors.push(`${where}: ${wide} px too wide`);
}

/** Buttons and links that fingers cannot hit; those within a line of text are as tall as the text. */
async function checkTargets(page, where) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("#sidebar a, #sidebar button, [data-region=rail] a, [data-region=rail] button, #main > header button")]
      .filter((target) => target.checkVisibility())
      .map((target) => [target.getBoundingClientRect(), target.getAttribute("aria-label") ?? target.textContent])
      .filter(([box]) => box.height > 0 && (box.height < 44 || box.width < 40))
      .map(([box, name]) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
  if (small.length > 0) errors.push(`${where}: too small for a finger: ${small.join(", ")}`);
}

await run(async () => {
  for (const { name, ...look } of [
    { name: "light", viewport: { width: 1280, height: 800 } },
    { name: "dark German", viewport: { width: 1280, height: 800 }, colorScheme: "dark", locale: "de-DE" },
    { name: "phone", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    { name: "small phone, dark German", viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, colorScheme: "dark", locale: "de-DE" },
  ]) {
    const page = await openPage(await newContext({ ...look, reducedMotion: "reduce" }), base);
    await enter(page, email, password);
    const isPhone = look.hasTouch === true;
    await page.getByRole("treeitem", { name: /^design/ }).waitFor();
    await checkAxe(page, `${name}: home`);
    await fits(page, `${name}: home`);
    if (isPhone) await checkTargets(page, `${name}: home`);
    await page.getByRole("treeitem", { name: /^design/ }).click();
    await page.getByRole("article").first().waitFor();
    await checkAxe(page, `${name}: channel`);
    await fits(page, `${name}: channel`);
    if (isPhone) await checkTargets(page, `${name}: channel`);
    await page.getByRole("heading", { level: 1 }).getByRole("button").click();
    for (const tab of await page.getByRole("dialog").getByRole("tab").all()) {
      await tab.click();
      await page.getByRole("dialog").getByRole("tabpanel").waitFor();
      await checkAxe(page, `${name}: details`);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.getByRole("option").first().waitFor();
    await checkAxe(page, `${name}: switcher`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog").waitFor();
    await checkAxe(page, `${name}: shortcuts`);
    await fits(page, `${name}: shortcuts`);
    for (const view of VIEWS) {
      await page.goto(`${base}/${view}`);
      await page.getByRole("main").getByRole("heading", { includeHidden: true }).first().waitFor({ state: "attached" });
      await checkAxe(page, `${name}: ${view}`);
      await fits(page, `${name}: ${view}`);
    }
    await page.context().close();
  }
});
