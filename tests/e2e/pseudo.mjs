/**
 * Every text in brackets and a third longer: what has none was never in a catalog, what no longer fits is cut off.
 * `node pseudo.mjs BASE PASSWORD`.
 */
import { enter, errors, newContext, run, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

/** "Save" becomes "⟦Save ~~⟧": as much longer as German is. */
const stretch = (words) => `⟦${words} ${"~".repeat(Math.ceil(words.replace(/\{[^}]*\}/g, "").length * 0.35))}⟧`;
const TEXT = /("[a-z]+\.[\w.]+":)(`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*")/g;

await run(async () => {
  const context = await newContext({ locale: "en-GB" });
  await context.route(/\/assets\/(entrance|rooms|pages)-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(TEXT, (_, key, text) => `${key}${text[0]}${stretch(text.slice(1, -1))}${text[0]}`);
    await route.fulfill({ response, body, headers: { ...response.headers(), "content-encoding": "identity" } });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(base);
  await check("sign-in");
  await enter(page, "kara@acme.example", password);
  await page.getByRole("feed").waitFor();
  await check("conversation");
  for (const view of ["search", "activity", "direct", "later", "drafts", "threads", "unreads", "people", "browse"]) {
    await page.goto(`${base}/${view}`);
    await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    await check(view);
  }
  const pages = ["appearance", "language", "messages", "notifications", "accessibility", "account", "sessions", "members", "admin"];
  for (const name of pages) {
    await page.goto(`${base}/later#preferences/${name}`);
    await page.reload();
    await page.getByRole("dialog").getByRole("tabpanel").waitFor();
    await check(`preferences, ${name}`);
  }

  async function check(where) {
    await until(page, "nothing moves", () => document.getAnimations().every(({ playState }) => playState !== "running"));
    for (const problem of await page.evaluate(look)) errors.push(`${where}: ${problem}`);
  }
});

/** Runs in the page: words that no catalog has, and words that are cut off. */
function look() {
  // What people wrote and chose is theirs; names of languages, days, keys and code are not ours to say.
  const THEIRS = "[dir=auto], [dir=auto] *, code, kbd, time, option, script, style, svg *, input, textarea, .ProseMirror *";
  const SAME = /^(English|Deutsch|Hallway|Acme|Ctrl.*|GIF|UTC|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.*|#.*|:\w+:|Etc.*|kara.*|Kara Thrace|KT|[\d\s.,:%/–·#@+…-]*(AM|PM)?)$/i;
  const problems = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode;
    const words = data.trim();
    if (!/\p{L}{2}/u.test(words) || SAME.test(words) || element.matches(THEIRS) || element.closest("[aria-hidden=true]")) continue;
    if (!words.includes("⟦")) problems.add(`in no catalog: ${words.slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const words = element.getAttribute(name)?.trim() ?? "";
      if (/\p{L}{2}/u.test(words) && !SAME.test(words) && !words.includes("⟦") && !element.matches("[role=treeitem], [dir=auto], time")) {
        problems.add(`${name} in no catalog: ${words.slice(0, 80)}`);
      }
    }
  }
  for (const element of document.querySelectorAll("button, [role=tab], label, h1, h2, h3, [role=menuitem], legend")) {
    const style = getComputedStyle(element);
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 2 && style.overflowX !== "visible" && style.textOverflow !== "ellipsis";
    if (isCut) problems.add(`cut off: ${element.textContent?.slice(0, 80)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) problems.add("the page is wider than the window");
  return [...problems];
}

