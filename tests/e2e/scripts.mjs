/** Looks at everything a hostile colleague has written: `node scripts.mjs BASE MAIL PASSWORD`. Nothing may run, or try to. */
import { errors, expect, newContext, openPage, enter, run } from "./browser.mjs";

const [base, email, password] = process.argv.slice(2);

/** Elements and attributes that would run something, and addresses that would. */
const dangers = () => {
  const found = [];
  for (const element of document.querySelectorAll("#root *, [role=dialog] *")) {
    if (/^(script|iframe|object|embed|base|meta|link|style|foreignobject)$/i.test(element.tagName)) found.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) found.push(`${name}=${value.slice(0, 80)}`);
      if (/^(href|src|action|formaction|data|xlink:href|poster)$/i.test(name) && !/^(https?:|mailto:|tel:|blob:|\/|#|data:image\/(png|jpeg|gif|webp)|\?)/i.test(value.trim()))
        found.push(`${name}=${value.slice(0, 80)}`);
    }
  }
  return [...new Set(found)].slice(0, 10);
};

await run(async () => {
  const context = await newContext();
  await context.exposeFunction("pwned", () => errors.push("a script ran"));
  await context.exposeFunction("reportViolation", (text) => errors.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`blocked: ${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  const page = await openPage(context, base);
  page.on("dialog", (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await enter(page, email, password);
  await page.getByRole("treeitem", { name: /general/ }).click();
  const feed = page.getByRole("feed");
  await feed.waitFor();

  async function look(where) {
    const found = await page.evaluate(dangers);
    if (found.length > 0) errors.push(`${where}: ${found.join(" | ")}`);
  }

  // Down through the whole channel, less than a screen at a time.
  const seen = new Set();
  for (let idle = 0; idle < 8; ) {
    const before = seen.size;
    for (const key of await feed.evaluate((list) => [...list.querySelectorAll("[data-key]")].map((row) => row.dataset.key))) seen.add(key);
    idle = seen.size === before ? idle + 1 : 0;
    await look(`the channel, after ${seen.size} rows`);
    await feed.hover();
    await page.mouse.wheel(0, 900);
    await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))));
    await page.waitForFunction(() => document.querySelector("[role=feed]")?.getAttribute("aria-busy") !== "true");
  }
  expect(seen.size > 600, `only ${seen.size} rows were seen`);
  for (const path of ["/client/activity", "/client/later", "/client/dms", "/client/threads", "/client/search?q=pwned", "/client/drafts"]) {
    await page.goto(new URL(path, base).href);
    await page.getByRole("tree").waitFor();
    await look(path);
  }
});
