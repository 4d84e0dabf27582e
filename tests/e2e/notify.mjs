/** Kara is told of what Ivan writes, once, and only of what she wants: `node notify.mjs BASE PASSWORD`. */
import { enter, expect, newContext, openPage, run, signIn, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

/** Keeps the windows that the browser shows, in every page of a context. */
function record() {
  const Native = globalThis.Notification;
  globalThis.told = [];
  globalThis.Notification = class extends Native {
    constructor(title, options) {
      super(title, options);
      this.said = { title, ...options };
      globalThis.told.push(this);
    }
    close() {
      this.isClosed = true;
      super.close();
    }
  };
}

const told = async (page) => page.evaluate(() => globalThis.told.map(({ said, isClosed }) => ({ ...said, isClosed: isClosed === true })));

await run(async () => {
  const context = await newContext();
  await context.grantPermissions(["notifications"], { origin: base });
  await context.addInitScript(record);
  const first = await openPage(context, base);
  await enter(first, "kara@acme.example", password);
  await first.getByRole("feed").waitFor();
  const second = await openPage(context, first.url());
  await second.getByRole("feed").waitFor();
  const ivan = await signIn(base, "ivan@acme.example", password);
  const caller = (page) => (method, args = {}) =>
    page.evaluate(
      ([name, body]) =>
        fetch(`/api/${name}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Hallway-Client": "web" },
          body: JSON.stringify(body),
        }).then((answer) => answer.json()),
      [method, args],
    );
  const ofKara = caller(first);
  const ofIvan = caller(ivan);
  const { user_id: kara } = await ofKara("auth.test");
  const general = /client\/\w+\/(\w+)/.exec(first.url())[1];
  const { channels } = await ofKara("users.conversations");
  const random = channels.find(({ name }) => name === "random").id;
  const { channel: direct } = await ofIvan("conversations.open", { users: [kara] });

  /** Everything told in both windows after a message that is always told of has come through. */
  async function all(mark) {
    await ofIvan("chat.postMessage", { channel: direct.id, text: mark });
    await Promise.any(
      [first, second].map((page) => page.waitForFunction((text) => globalThis.told.some(({ said }) => said.body === text), mark, { polling: "raf" })),
    );
    return [...(await told(first)), ...(await told(second))].filter(({ body }) => body !== mark && !body.startsWith("mark"));
  }

  // Once, however many windows; with who wrote, and what.
  await ofIvan("chat.postMessage", { channel: direct.id, text: "Shall we have lunch?" });
  let known = await all("mark 1");
  expect(known.length === 1, `told ${known.length} times of one message`);
  expect(known[0].title === "Ivan Petrov" && known[0].body === "Shall we have lunch?" && known[0].tag === direct.id, JSON.stringify(known[0]));

  // Not of what is on screen, nor of a word in passing elsewhere; of a mention there it is.
  await ofIvan("chat.postMessage", { channel: general, text: `<@${kara}> look here` });
  await ofIvan("chat.postMessage", { channel: random, text: "nothing in particular" });
  await ofIvan("chat.postMessage", { channel: random, text: `<@${kara}> and there` });
  known = await all("mark 2");
  expect(known.length === 2 && known[1].title === "Ivan Petrov in #random", JSON.stringify(known));

  // A keyword counts, a muted room does not, whatever is said in it.
  await ofKara("users.prefs.set", { prefs: { highlight_words: "Umzug", notification_content: "sender" } });
  await ofIvan("chat.postMessage", { channel: random, text: "Der Umzug naht" });
  known = await all("New message");
  await ofKara("users.prefs.set", { prefs: { notification_content: "full" } });
  expect(known.length === 2, JSON.stringify(known));
  await ofKara("users.conversationPrefs.set", { channel: random, muted: true });
  await ofIvan("chat.postMessage", { channel: random, text: `<@${kara}> in a muted room` });
  known = await all("mark 4");
  expect(!known.some(({ body }) => body.includes("muted")), "a muted room calls");

  // A press leads to the message; read, its window goes.
  const leader = (await told(first)).length > 0 ? first : second;
  await leader.evaluate(() => globalThis.told.at(-1).onclick(new Event("click")));
  await leader.getByRole("heading", { name: /Ivan Petrov/ }).first().waitFor();
  await leader.getByRole("article").filter({ hasText: "mark 4" }).waitFor();
  await until(leader, "read, the window goes", (id) => globalThis.told.filter(({ said }) => said.tag === id).at(-1).isClosed === true, direct.id);

  // When the one that told is closed, the other does.
  const other = leader === first ? second : first;
  const before = (await told(other)).length;
  const holder = () => navigator.locks.query().then(({ held }) => held.find(({ name }) => name.startsWith("hallway.notifying"))?.clientId);
  const gone = await other.evaluate(holder);
  await leader.close();
  // The lock of a window that has just been closed may be listed for a moment longer.
  await until(
    other,
    "the other window takes over",
    async (closed) => {
      const { held } = await navigator.locks.query();
      return held.some(({ name, clientId }) => name.startsWith("hallway.notifying") && clientId !== closed);
    },
    gone,
  );
  await ofIvan("chat.postMessage", { channel: direct.id, text: "still there?" });
  await other.waitForFunction((count) => globalThis.told.length > count, before, { polling: "raf" });
});
