/** Measures the web client: `node client.mjs BASE MAIL PASSWORD TOKEN CHANNEL`; TOKEN posts as somebody else, CHANNEL is the long one. Prints JSON. */
import { createRequire } from "node:module";

const require = createRequire(new URL("../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const [base, email, password, token, channel] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
const at = (values, share) => Math.round(values.sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] * 10) / 10;

const post = (text) =>
  fetch(`${base}/api/chat.postMessage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify({ channel, text }),
  });

/** Starts a clock in the page at an event, and stops it when `isThere` (in the page) has become true and was painted. */
const clock = (event, isThere, argument) =>
  page.evaluate(
    ([type, test, wanted]) => {
      const found = new Function("wanted", `return (${test})(wanted)`);
      window.took = new Promise((resolve) => {
        addEventListener(
          type,
          ({ timeStamp }) => {
            const look = () => {
              if (!found(wanted)) return requestAnimationFrame(look);
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - timeStamp);
              port2.postMessage(0);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
    },
    [event, isThere.toString(), argument],
  );
const took = () => page.evaluate(() => window.took);

const composer = page.locator("[data-composer=conversation] [contenteditable=true]");
const feed = page.getByRole("main").getByRole("feed");
const inPlace = (name) => document.querySelector("main h1")?.textContent?.includes(name) === true && document.querySelectorAll("main [role=feed] [data-ts]").length > 5;

async function changeTo(name) {
  const room = page.getByRole("treeitem", { name: new RegExp(`^${name},`) });
  await room.scrollIntoViewIfNeeded();
  await clock("pointerdown", inPlace, name);
  await room.click();
  return took();
}

await page.goto(base);
await page.locator("input[type=email]").fill(email);
await page.locator("input[type=password]").fill(password);
await page.keyboard.press("Enter");
await composer.waitFor();
const team = new URL(page.url()).pathname.split("/")[2];
await page.goto(`${base}/client/${team}/${channel}`);
await composer.waitFor();
await feed.locator("[data-ts]").first().waitFor();
const figures = { rows: await feed.locator("[data-key]").count() };

async function type(words) {
  const keys = [];
  for (const letter of words) {
    await clock("keydown", () => true);
    await page.keyboard.press(letter === " " ? "Space" : letter);
    keys.push(await took());
  }
  return keys;
}

// Typing while others write; beside it, in a field with nothing to it.
const WORDS = "the hallway is long and there are many doors in it, behind each of them someone is talking ".repeat(2);
const writing = setInterval(() => void post("meanwhile, something is said by somebody else"), 100);
await composer.click();
const keys = await type(WORDS);
clearInterval(writing);
await page.evaluate(() => {
  document.body.append(Object.assign(document.createElement("textarea"), { id: "bare" }));
  document.querySelector("#bare").focus();
});
const bare = await type(WORDS);
await page.evaluate(() => document.querySelector("#bare").remove());
figures.bare_p50 = at(bare, 0.5);
figures.bare_p95 = at(bare, 0.95);
figures.typing_p50 = at(keys, 0.5);
figures.typing_p95 = at(keys, 0.95);
await page.keyboard.press("Control+a");
await page.keyboard.press("Backspace");

// Sending.
const own = [];
for (let number = 0; number < 15; number += 1) {
  await page.keyboard.type(`own ${number} end`);
  await clock("keydown", (words) => [...document.querySelectorAll("main [role=feed] article")].some((one) => one.textContent.includes(words)), `own ${number} end`);
  await page.keyboard.press("Enter");
  own.push(await took());
}
figures.own_row = at(own, 0.5);

// Changing channels.
const cold = [];
for (let number = 10; number < 35; number += 1) cold.push(await changeTo(`channel-${number}`));
figures.cold_p95 = at(cold, 0.95);
const recent = [];
for (let number = 0; number < 30; number += 1) recent.push(await changeTo(`channel-${number % 2 === 0 ? 20 : 21}`));
figures.recent_p50 = at(recent, 0.5);
figures.recent_p95 = at(recent, 0.95);

// Everything of the long channel, then what it takes.
await page.goto(`${base}/client/${team}/${channel}`);
await feed.locator("[data-ts]").first().waitFor();
await feed.evaluate(async (element) => {
  while (!element.textContent.includes("message 0 ")) {
    element.scrollTop = 0;
    await new Promise(requestAnimationFrame);
  }
});
const session = await page.context().newCDPSession(page);
await session.send("HeapProfiler.collectGarbage");
await session.send("HeapProfiler.collectGarbage");
figures.heap = Math.round((await session.send("Runtime.getHeapUsage")).usedSize / 1e5) / 10;

// Scrolling through it.
await page.evaluate(() => {
  window.blank = 0;
  const look = () => {
    const box = document.querySelector("main [role=feed]").getBoundingClientRect();
    const rows = [...document.querySelectorAll("main [role=feed] [data-key]")].map((row) => row.getBoundingClientRect());
    for (const share of [0.1, 0.5, 0.9]) {
      const y = box.top + box.height * share;
      if (!rows.some(({ top, bottom }) => top <= y && bottom >= y)) window.blank += 1;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
await session.send("Performance.enable");
const scripted = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value;
const before = await scripted();
await session.send("Input.synthesizeScrollGesture", { x: 700, y: 400, yDistance: -60_000, speed: 12_000, gestureSourceType: "mouse" });
figures.scroll_script = Math.round(((await scripted()) - before) * 100) / 100;
figures.blank = await page.evaluate(() => window.blank);

await browser.close();
console.log(JSON.stringify(figures));
