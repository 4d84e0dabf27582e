/** Kara sees what an app shows of a link while she writes it: `node links.mjs BASE COOKIE SESSION CHANNEL`. */
import { checkAxe, expect, newContext, openPage, run } from "./browser.mjs";

const [base, cookie, session, channel] = process.argv.slice(2);
const shots = process.env.PICTURES;

async function sitDown(options) {
  const context = await newContext(options);
  await context.addCookies([{ name: cookie, value: session, url: base, httpOnly: true }]);
  const page = await openPage(context, `${base}/archives/${channel}`);
  await page.locator("[data-composer=conversation] [contenteditable=true]").waitFor();
  return page;
}

async function write(page, name, hide) {
  const composer = page.locator("[data-composer=conversation]");
  await composer.locator("[contenteditable=true]").click();
  // What she wrote elsewhere is here, too.
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Have you seen https://elsewhere.example/a and https://docs.example.com/plan ?");
  const previews = composer.getByRole("region", { name });
  await previews.getByText("The plan for spring").waitFor();
  expect((await previews.getByRole("button", { name: hide }).count()) === 1, "more is shown than there is");
  return previews;
}

await run(async () => {
  const kara = await sitDown({});
  const previews = await write(kara, "Previews of the links", /^Hide the preview/);
  await checkAxe(kara, "a preview while writing");
  if (shots) await kara.screenshot({ path: `${shots}/preview.png` });
  // A link that is no longer there is shown no longer.
  for (let sign = 0; sign < 6; sign++) await kara.keyboard.press("Backspace");
  await previews.waitFor({ state: "detached" });
  await kara.keyboard.type("plan ");
  await previews.getByText("The plan for spring").waitFor();
  // Hidden, it stays hidden.
  await previews.getByRole("button", { name: "Hide the preview of https://docs.example.com/plan" }).press("Enter");
  await previews.waitFor({ state: "detached" });
  await kara.keyboard.press("Escape");

  const phone = await sitDown({ viewport: { width: 320, height: 700 }, colorScheme: "dark", locale: "de-DE" });
  await write(phone, "Vorschau der Links", /ausblenden$/);
  await checkAxe(phone, "a preview while writing, narrow, dark and German");
  expect((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 320, "the page is wider than a phone");
  if (shots) await phone.screenshot({ path: `${shots}/preview-phone.png` });
});
