/** Messages arrive, whatever happens: `node delivering.mjs BASE MAIL MAIL PASSWORD SERVER…`, where SERVER is the command that serves at BASE. Prints "ok". */
import { spawn } from "node:child_process";
import { api, check, composer, feed, room, row, run, say, signIn, until } from "./scene.mjs";

const [base, first, second, password, ...command] = process.argv.slice(2);
let server;

async function startServer() {
  server = spawn(command[0], command.slice(1), { stdio: "ignore" });
  await until("the server is up", () => fetch(`${base}/health`).then(({ ok }) => ok, () => false));
}

const killServer = () =>
  new Promise((resolve) => {
    server.once("exit", resolve);
    server.kill("SIGKILL");
  });

/** The words of a channel's messages as the server has them, oldest first. */
async function said(page, channel, pattern) {
  const { messages } = await api(page, "conversations.history", { channel, limit: 200 });
  return messages.reverse().flatMap(({ text }) => (pattern.test(text) ? [text] : []));
}

/** Small, seeded, the same on every machine. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % sides;
  };
}

/** Everything the open channel shows: of each message its words, reactions and replies; times that pass are left out. */
const shown = (page) =>
  feed(page).evaluate(async (element) => {
    const rows = new Map();
    element.scrollTop = element.scrollHeight;
    for (let last = -1; element.scrollTop !== last; ) {
      last = element.scrollTop;
      for (const one of element.querySelectorAll("[data-ts]")) {
        const parts = one.getAttribute("aria-labelledby").split(" ").filter((id) => /[brc]$/.test(id));
        const words = parts.map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
        rows.set(one.dataset.ts, words.replace(/now|\d+ (second|minute)s? ago|in \d+ seconds?/g, "").replace(/\s+/g, " "));
      }
      element.scrollBy(0, -400);
      await new Promise(requestAnimationFrame);
    }
    return [...rows].sort().map(([ts, text]) => `${ts} ${text}`);
  });

await startServer();
await run(async (browser) => {
  const kara = await signIn(browser, base, first, password);
  const ivan = await signIn(browser, base, second, password);
  await composer(kara).waitFor();
  await composer(ivan).waitFor();
  const channel = new URL(kara.url()).pathname.split("/")[3];

  // Offline the composer goes on; what was written goes out in order, once.
  await kara.context().setOffline(true);
  for (const text of ["offline 1", "offline 2", "offline 3"]) {
    await say(kara, text);
    await row(kara, text).waitFor();
  }
  await kara.getByText("Waiting for the connection").first().waitFor();
  await kara.context().setOffline(false);
  await row(ivan, "offline 3").waitFor();
  await kara.locator("[data-outgoing]").first().waitFor({ state: "detached" });
  const offline = await said(kara, channel, /^offline/);
  check("sent offline", offline.join() === "offline 1,offline 2,offline 3", offline);

  // The server has it, but its answer is lost: trying again makes no second message.
  let lost = 0;
  await kara.route("**/api/chat.postMessage", async (route) => {
    await route.fetch();
    lost += 1;
    await (lost < 3 ? route.abort() : route.continue());
  });
  await say(kara, "answered late");
  await row(ivan, "answered late").waitFor();
  await until("it is no longer on its way", async () => lost >= 1 && (await kara.locator("[data-outgoing]").count()) === 0);
  await kara.unroute("**/api/chat.postMessage");
  const late = await said(kara, channel, /^answered/);
  check("answered late, and sent times", late.length === 1, late);
  check("rows of it", (await row(kara, "answered late").count()) === 1);

  // Where one is at Enter is where it goes, wherever one is a moment later.
  await kara.route("**/api/chat.postMessage", async (route) => {
    await kara.getByRole("heading", { name: "random" }).first().waitFor();
    await route.continue();
  });
  await say(kara, "for this channel");
  await room(kara, /^random/).click();
  await row(ivan, "for this channel").waitFor();
  await kara.unroute("**/api/chat.postMessage");
  await kara.goBack();
  await row(kara, "for this channel").waitFor();

  // What is refused stays, outlives a reload, and can be tried again or thrown away.
  await kara.route("**/api/chat.postMessage", (route) => route.fulfill({ json: { ok: false, error: "restricted_action" } }));
  await say(kara, "refused one");
  await say(kara, "refused two");
  await kara.locator("[data-outgoing=failed]").nth(1).waitFor();
  await kara.reload();
  await kara.locator("[data-outgoing=failed]").nth(1).waitFor();
  await kara.unroute("**/api/chat.postMessage");
  await row(kara, "refused two").getByRole("button", { name: "Delete" }).click();
  await row(kara, "refused one").getByRole("button", { name: "Retry" }).click();
  await row(ivan, "refused one").waitFor();
  await kara.locator("[data-outgoing]").first().waitFor({ state: "detached" });
  check("sent although thrown away", (await said(kara, channel, /^refused two/)).length === 0);

  // The server dies between one message and the next. Nobody is told at once; nothing is lost or doubled.
  await say(kara, "before the end");
  await row(ivan, "before the end").waitFor();
  const killed = Date.now();
  await killServer();
  await say(kara, "while it was gone");
  await kara.getByRole("button", { name: "Reconnect now" }).waitFor();
  check("the banner came after ms", Date.now() - killed >= 2_800, Date.now() - killed);
  await startServer();
  await row(ivan, "while it was gone").waitFor();
  await kara.getByRole("button", { name: "Reconnect now" }).waitFor({ state: "detached" });
  const survived = await said(kara, channel, /^(before|while)/);
  check("around the end", survived.join() === "before the end,while it was gone", survived);

  // Connections that lose what they carried: afterwards everything is as if nothing had been lost.
  const roll = dice(20261125);
  let cuts = 0;
  const wire = await browser.newContext({ storageState: await kara.context().storageState(), viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const bad = await wire.newPage();
  await bad.routeWebSocket(/\/ws/, (page) => {
    const far = page.connectToServer();
    let left = 8 + roll(24);
    far.onMessage((frame) => {
      left -= 1;
      if (left > 0) return page.send(frame);
      // What comes from now on is lost, and a moment later so is the connection.
      if (left < 0) return;
      cuts += 1;
      setTimeout(() => {
        void far.close();
        void page.close();
      }, 40);
    });
  });
  await bad.goto(kara.url());
  await row(bad, "while it was gone").waitFor();
  const roots = [];
  for (let step = 0; step < 120; step += 1) {
    const ts = roots[roll(Math.max(1, roots.length))];
    switch (ts ? roll(7) : 0) {
      case 1:
        await api(ivan, "chat.update", { channel, ts, text: `edited ${step}` });
        break;
      case 2:
        await api(ivan, "chat.delete", { channel, ts });
        roots.splice(roots.indexOf(ts), 1);
        break;
      case 3:
        await api(ivan, "reactions.add", { channel, timestamp: ts, name: ["eyes", "tada", "+1"][roll(3)] }).catch(() => undefined);
        break;
      case 4:
        await api(ivan, "chat.postMessage", { channel, text: `reply ${step}`, thread_ts: ts });
        break;
      case 5:
        await api(ivan, "pins.add", { channel, timestamp: ts }).catch(() => undefined);
        break;
      default:
        roots.push((await api(ivan, "chat.postMessage", { channel, text: `said ${step}` })).ts);
    }
  }
  await api(ivan, "chat.postMessage", { channel, text: "the last word" });
  await row(bad, "the last word").waitFor();
  check("the connection was cut times", cuts >= 4, cuts);
  const fresh = await wire.newPage();
  await fresh.goto(kara.url());
  await row(fresh, "the last word").waitFor();
  const [theirs, ours] = [await shown(fresh), await shown(bad)];
  check("what was lost and what there is differ", theirs.join("\n") === ours.join("\n"), theirs.filter((one) => !ours.includes(one)), ours.filter((one) => !theirs.includes(one)));
}).finally(() => server.kill("SIGKILL"));
