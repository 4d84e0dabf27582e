/** One person reads a long channel: `node reading.mjs BASE MAIL MAIL PASSWORD`. Prints "ok", or fails with what went wrong. */
import { api, check, composer, feed, noViolations, room, row, run, say, signIn, until } from "./scene.mjs";

const [base, first, second, password] = process.argv.slice(2);

/** Watches a row for so many frames while `work` runs: how far it moved, at most. */
const watch = (page, ts, frames) =>
  page.evaluate(
    async ([wanted, count]) => {
      const find = () => document.querySelector(`main [data-ts="${wanted}"]`);
      const start = find().getBoundingClientRect().top;
      let most = 0;
      for (let frame = 0; frame < count; frame += 1) {
        await new Promise(requestAnimationFrame);
        most = Math.max(most, find() ? Math.abs(find().getBoundingClientRect().top - start) : Number.POSITIVE_INFINITY);
      }
      return most;
    },
    [ts, frames],
  );

const rowInSight = (page) =>
  feed(page).evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return [...element.querySelectorAll("[data-ts]")].find((candidate) => candidate.getBoundingClientRect().top > top + 40).dataset.ts;
  });

const fromEnd = (page) => feed(page).evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
const scrollBy = (page, px) => feed(page).evaluate((element, by) => element.scrollBy(0, by), px);
const loaded = (page, ts) => page.locator(`main [data-ts="${ts}"]`).waitFor();

await run(async (browser) => {
  const kara = await signIn(browser, base, first, password);
  const ivan = await signIn(browser, base, second, password);
  await composer(kara).waitFor();
  const { channels } = await api(kara, "conversations.list", { limit: 100 });
  const { id } = channels.find(({ name }) => name === "archive");
  const team = new URL(kara.url()).pathname.split("/")[2];
  const address = `${base}/client/${team}/${id}`;
  for (const page of [kara, ivan]) {
    await api(page, "conversations.join", { channel: id });
    await page.goto(address);
    await row(page, "number 719").waitFor();
  }

  // Few rows exist, and older ones come without moving those in sight.
  const moved = await feed(kara).evaluate(async (element) => {
    const frame = () => new Promise(requestAnimationFrame);
    let most = 0;
    for (let page = 0; page < 5; page += 1) {
      element.scrollTop = 700;
      await frame();
      const height = element.scrollHeight;
      const { top } = element.getBoundingClientRect();
      const held = [...element.querySelectorAll("[data-ts]")].find((one) => one.getBoundingClientRect().top > top + 40).dataset.ts;
      const where = () => element.querySelector(`[data-ts="${held}"]`)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
      const before = where();
      for (let after = 0, count = 0; after < 10 && count < 400; count += 1) {
        await frame();
        most = Math.max(most, Math.abs(where() - before));
        if (element.scrollHeight > height + 300) after += 1;
      }
    }
    return most;
  });
  check("older messages moved what was in sight by px", moved <= 0.5, moved);
  const rows = await feed(kara).locator("[data-key]").count();
  check("rows on the page", rows <= 80, rows);

  // Somewhere in the middle nothing moves for new messages, and they are counted.
  const held = await rowInSight(kara);
  const still = watch(kara, held, 20);
  for (const text of ["one", "two"]) await api(ivan, "chat.postMessage", { channel: id, text: `new ${text}` });
  await kara.getByRole("button", { name: "2 new messages" }).waitFor();
  check("new messages moved what was in sight by px", (await still) === 0, await still);
  await kara.getByRole("button", { name: "2 new messages" }).click();
  await row(kara, "new two").waitFor();
  await until("the list is at its end", async () => (await fromEnd(kara)) < 1);

  // At the end it stays at the end, whatever grows.
  await api(ivan, "chat.postMessage", { channel: id, text: "new three" });
  await row(kara, "new three").waitFor();
  check("the end, after a message", (await fromEnd(kara)) < 1, await fromEnd(kara));
  await row(ivan, "new three").hover();
  await ivan.getByRole("button", { name: "React with :eyes:" }).click();
  await row(kara, "new three").locator("button[aria-pressed]").waitFor();
  check("the end, after a reaction", (await fromEnd(kara)) < 1, await fromEnd(kara));
  await composer(kara).click();
  for (let line = 0; line < 6; line += 1) await kara.keyboard.press("Shift+Enter");
  await until("the end, while the composer grows", async () => (await fromEnd(kara)) < 1);
  await kara.keyboard.press("Control+a");
  await kara.keyboard.press("Backspace");

  // A picture that comes late has had its place all along.
  await kara.route("**/files-*/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await ivan.locator("[data-composer=conversation] input[type=file]").setInputFiles([{ name: "dot.png", mimeType: "image/png", buffer: png }]);
  await ivan.getByText("dot.png").waitFor();
  await say(ivan, "a picture");
  const picture = row(kara, "a picture").getByRole("button", { name: /dot.png/ });
  await picture.waitFor();
  const before = await picture.boundingBox();
  await until("the picture is here", () => picture.locator("img").evaluate((image) => image.complete));
  const after = await picture.boundingBox();
  check("a late picture moved", before.y === after.y && before.height === after.height, before, after);
  check("the end, after a picture", (await fromEnd(kara)) < 1, await fromEnd(kara));

  // An address opens on its message; from there it is possible to read on to the present without a hole.
  const page = await api(kara, "conversations.history", { channel: id, oldest: "1", limit: 300 });
  const { ts } = page.messages[0];
  await kara.goto(`${base}/archives/${id}/p${ts.replace(".", "")}`);
  await loaded(kara, ts);
  const error = await feed(kara).evaluate((element, wanted) => {
    const box = element.getBoundingClientRect();
    const found = element.querySelector(`[data-ts="${wanted}"]`).getBoundingClientRect();
    return Math.abs(found.top + found.height / 2 - box.top - box.height / 2);
  }, ts);
  check("landed beside the message by px", error <= 1, error);
  const seen = await feed(kara).evaluate(async (element) => {
    const found = new Set();
    let blank = 0;
    for (let idle = 0, last = -1; idle < 40; ) {
      element.scrollBy(0, 500);
      await new Promise(requestAnimationFrame);
      const box = element.getBoundingClientRect();
      const drawn = [...element.querySelectorAll("[data-key]")].map((one) => one.getBoundingClientRect());
      if (!drawn.some(({ top, bottom }) => top <= box.top + box.height / 2 && bottom >= box.top + box.height / 2)) blank += 1;
      for (const one of element.querySelectorAll("[data-ts]")) found.add(one.dataset.ts);
      idle = element.scrollTop === last ? idle + 1 : 0;
      last = element.scrollTop;
    }
    return { found: [...found], blank };
  });
  const { messages } = await api(kara, "conversations.history", { channel: id, oldest: ts, limit: 900 });
  const missing = messages.filter((message) => !/^channel_/.test(message.subtype ?? "") && !seen.found.includes(message.ts));
  check("messages missing between there and the present", missing.length === 0, missing.length);
  check("frames without rows", seen.blank === 0, seen.blank);

  // Days: where one is, and the way to others.
  await scrollBy(kara, -3000);
  await kara.getByRole("main").getByRole("button", { name: /2025/ }).first().click();
  await kara.getByRole("menuitem", { name: "The very beginning" }).click();
  await kara.getByText("number 0", { exact: true }).waitFor();
  await kara.getByRole("main").getByRole("button", { name: /2025/ }).first().click();
  await kara.getByRole("menuitem", { name: "Choose a day" }).click();
  await kara.getByLabel("Day", { exact: true }).fill("2025-03-08");
  await kara.getByRole("button", { name: "Go there" }).click();
  await kara.getByText("number 420", { exact: true }).waitFor();

  // Long messages fold.
  await kara.getByRole("button", { name: "To the latest" }).click();
  await kara.getByRole("button", { name: "To the latest" }).waitFor({ state: "detached" });
  await api(ivan, "chat.postMessage", { channel: id, text: Array.from({ length: 60 }, (_, line) => `line ${line}`).join("\n") });
  await kara.getByRole("button", { name: "Show more" }).click();
  await kara.getByRole("button", { name: "Show less" }).waitFor();

  // Where one was in a channel is where one comes back to; unread messages are come to first.
  await scrollBy(kara, -1500);
  const there = await rowInSight(kara);
  const place = await kara.locator(`main [data-ts="${there}"]`).boundingBox();
  await room(kara, /^random/).click();
  await kara.getByRole("heading", { name: "random" }).first().waitFor();
  for (let number = 0; number < 70; number += 1) await api(ivan, "chat.postMessage", { channel: id, text: `while away ${number}` });
  await room(kara, /^archive.*70 unread/).waitFor();
  await room(kara, /^archive/).click();
  await kara.getByText("New", { exact: true }).waitFor();
  await row(kara, "while away 0").first().waitFor();
  check("the place is not kept when there is something new", place !== null);
  await kara.keyboard.press("Escape");
  await kara.getByText("New", { exact: true }).waitFor({ state: "detached" });
  await room(kara, /^random/).click();
  await kara.getByRole("heading", { name: "random" }).first().waitFor();
  await noViolations(kara, "a channel");
});
