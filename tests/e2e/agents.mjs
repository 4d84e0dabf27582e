/** Kara talks with an assistant, whose app is played here: `node agents.mjs BASE PASSWORD BOT_TOKEN BOT_USER`. */
import { checkAxe, enter, expect, newContext, openPage, run, until } from "./browser.mjs";

const [base, password, token, bot, pictures] = process.argv.slice(2);

async function app(method, body) {
  const answer = await fetch(`${base}/api/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json; charset=utf-8", Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).then((response) => response.json());
  expect(answer.ok, `${method}: ${JSON.stringify(answer)}`);
  return answer;
}

await run(async () => {
  const page = await openPage(await newContext(), base);
  await enter(page, "kara@acme.example", password);
  await page.getByRole("feed").waitFor();
  const { channel } = await app("conversations.open", { users: await userId(page) });
  const team = /client\/(\w+)\//.exec(page.url())[1];
  await page.goto(`${base}/client/${team}/${channel.id}`);

  // A new chat: a thread beside, with questions to begin with, and the title that the assistant gives it.
  await page.getByRole("button", { name: "New chat" }).click();
  const pane = page.getByRole("complementary", { name: /thread/i });
  await pane.waitFor();
  const thread_ts = await threadTs(channel.id);
  const place = { channel_id: channel.id, thread_ts };
  const prompts = [{ title: "Lunch", message: "What is for lunch?" }];
  await app("assistant.threads.setSuggestedPrompts", { ...place, title: "Ask me", prompts });
  await app("assistant.threads.setTitle", { ...place, title: "About lunch" });
  await pane.getByRole("heading", { name: "About lunch" }).waitFor();
  await pane.getByRole("button", { name: "Lunch" }).waitFor();
  await checkAxe(page, "a new chat");
  if (pictures) await page.screenshot({ path: `${pictures}/prompts.png` });
  await pane.getByRole("button", { name: "Lunch" }).click();
  await pane.getByRole("article").filter({ hasText: "What is for lunch?" }).waitFor();

  // What it does is told, and its answer grows under the reader's eyes.
  await app("assistant.threads.setStatus", { ...place, status: "is looking at the menu", loading_messages: ["is looking at the menu"] });
  await pane.getByText("is looking at the menu").waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/status.png` });
  const stream = await app("chat.startStream", { channel: channel.id, thread_ts, markdown_text: "There is **soup**" });
  const answer = pane.getByRole("article").filter({ hasText: "There is soup" });
  await answer.waitFor();
  await until(page, "the status goes", () => !document.body.innerText.includes("is looking at the menu"));
  await app("chat.appendStream", { channel: channel.id, ts: stream.ts, markdown_text: " with bread,\n\n- salad\n- cake" });
  await answer.getByText("cake").waitFor();
  await answer.getByText("Still writing").waitFor();
  await checkAxe(page, "an answer being written");
  if (pictures) await page.screenshot({ path: `${pictures}/writing.png` });
  const feedback = {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { text: { type: "plain_text", text: "Good" }, value: "good" },
        negative_button: { text: { type: "plain_text", text: "Bad" }, value: "bad" },
      },
    ],
  };
  await app("chat.stopStream", { channel: channel.id, ts: stream.ts, markdown_text: ".", blocks: [feedback] });
  await until(page, "it is finished", () => !document.body.innerText.includes("Still writing"));
  await answer.getByRole("button", { name: "Good" }).waitFor();
  if (pictures) await page.screenshot({ path: `${pictures}/finished.png` });

  // Enough: the app learns that nobody reads on.
  const second = await app("chat.startStream", { channel: channel.id, thread_ts, markdown_text: "Once upon a time" });
  const tale = pane.getByRole("article").filter({ hasText: "Once upon a time" });
  await tale.getByRole("button", { name: "Stop" }).click();
  await tale.getByText("Stopped before it was finished.").waitFor();
  const refused = await fetch(`${base}/api/chat.appendStream`, {
    method: "POST",
    headers: { "Content-Type": "application/json; charset=utf-8", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ channel: channel.id, ts: second.ts, markdown_text: "!" }),
  }).then((response) => response.json());
  expect(refused.error === "stopped_by_user", JSON.stringify(refused));

  // Earlier chats are found again.
  await page.getByRole("button", { name: "Earlier chats" }).click();
  await page.getByRole("menuitem", { name: /About lunch/ }).waitFor();
});

async function userId(page) {
  return page.evaluate(() =>
    fetch("/api/auth.test", { method: "POST", headers: { "X-Hallway-Client": "web" } })
      .then((answer) => answer.json())
      .then(({ user_id }) => user_id),
  );
}

async function threadTs(channel) {
  const { messages } = await app("conversations.history", { channel, limit: 5 });
  return messages.find(({ subtype, user }) => subtype === "assistant_app_thread" && user === bot).ts;
}
