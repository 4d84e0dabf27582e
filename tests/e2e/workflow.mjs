/** Kara starts a workflow by its link: `node workflow.mjs BASE COOKIE SESSION CHANNEL TRIGGER`. */
import { checkAxe, expect, newContext, openPage, run, until } from "./browser.mjs";

const [base, cookie, session, channel, trigger] = process.argv.slice(2);
const shots = process.env.PICTURES;

async function go(path, options) {
  const context = await newContext(options);
  await context.addCookies([{ name: cookie, value: session, url: base, httpOnly: true }]);
  return openPage(context, `${base}${path}`);
}

await run(async () => {
  const kara = await go(`/archives/${channel}`);
  const link = kara.getByRole("article").getByRole("link", { name: "Turn a word" });
  await link.focus();
  await kara.keyboard.press("Enter");
  const form = kara.getByRole("dialog", { name: "Turn a word" });
  await form.getByText("And tell of it").waitFor();
  await form.getByText("From Helper").waitFor();
  await checkAxe(kara, "a workflow");
  await until(kara, "the field has the focus", () => document.activeElement?.matches("input, textarea"));
  await form.getByLabel("word").fill("");
  await form.getByRole("button", { name: "Start" }).click();
  await form.getByText("Please fill this in.").waitFor();
  await form.getByLabel("word").fill("drawer");
  if (shots) await kara.screenshot({ path: `${shots}/workflow.png` });
  await kara.keyboard.press("Enter");
  await kara.getByText("“Turn a word” has started.").waitFor();
  await form.waitFor({ state: "detached" });
  await kara.getByText("drawer backwards is reward").waitFor();

  // The address itself leads to it, too; and one that leads nowhere says so.
  const phone = await go(`/shortcuts/${trigger}`, { viewport: { width: 320, height: 700 }, colorScheme: "dark", locale: "de-DE" });
  const narrow = phone.getByRole("dialog", { name: "Turn a word" });
  await narrow.getByRole("button", { name: "Starten" }).waitFor();
  await checkAxe(phone, "a workflow, narrow, dark and German");
  expect((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 320, "the page is wider than a phone");
  if (shots) await phone.screenshot({ path: `${shots}/workflow-phone.png` });
  await narrow.getByRole("button", { name: "Abbrechen" }).click();
  await narrow.waitFor({ state: "detached" });
  expect(!phone.url().includes("/shortcuts/"), "a reload would open it again");
  await phone.goto(`${base}/shortcuts/Ft0NOSUCH000`);
  await phone.getByText("Diesen Workflow gibt es nicht mehr, oder er ist nicht für dich.").waitFor();
});
