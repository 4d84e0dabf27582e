// An app with Bolt for JavaScript, over HTTP where PORT is given and else over Socket Mode. It says on its output what it hears, a line of JSON each.
import { App, Assistant } from "@slack/bolt";

const { APP_TOKEN, BASE_URL, BOT_TOKEN, PORT, SIGNING_SECRET } = process.env;
const app = new App({
  token: BOT_TOKEN,
  clientOptions: { slackApiUrl: BASE_URL },
  ...(PORT ? { signingSecret: SIGNING_SECRET } : { appToken: APP_TOKEN, socketMode: true }),
});
const tell = (what) => console.log(JSON.stringify(what));
const plain = (text) => ({ type: "plain_text", text });
const modal = (callback_id, more = {}) => ({
  type: "modal",
  callback_id,
  title: plain("Ticket"),
  submit: plain("Go on"),
  notify_on_close: true,
  blocks: [{ type: "input", block_id: "about", label: plain("What about"), element: { type: "plain_text_input", action_id: "words" } }],
  ...more,
});

app.command("/ticket", async ({ ack, client, command, respond }) => {
  await ack();
  tell({ command: command.text });
  if (command.text === "loud") await respond({ response_type: "in_channel", text: "Heard everywhere" });
  else await client.views.open({ trigger_id: command.trigger_id, view: modal("first") });
});

app.shortcut("new", async ({ ack, client, shortcut }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: modal("first") });
});

app.shortcut("from-message", async ({ ack, respond, shortcut }) => {
  await ack();
  await respond(`Noted: ${shortcut.message.text}`);
});

// What was typed into the first view says how it is answered.
const answers = {
  errors: { response_action: "errors", errors: { about: "Say more" } },
  update: { response_action: "update", view: modal("first", { title: plain("Updated") }) },
  push: { response_action: "push", view: modal("second") },
};
app.view("first", async ({ ack, view }) => {
  const typed = view.state.values.about.words.value;
  tell({ submitted: typed });
  await ack(answers[typed]);
});
app.view("second", async ({ ack }) => ack({ response_action: "clear" }));
app.view({ callback_id: "first", type: "view_closed" }, async ({ ack, body }) => {
  await ack();
  tell({ closed: body.view.id, is_cleared: body.is_cleared });
});

app.action(/./, async ({ ack, action, respond }) => {
  await ack();
  tell({ action });
  if (action.action_id === "button") await respond({ replace_original: true, text: "Pressed" });
});
app.options(/./, async ({ ack, payload }) => {
  await ack({ options: [{ text: plain(`Found ${payload.value}`), value: "found" }] });
});

app.event("app_home_opened", async ({ client, event }) => {
  const blocks = [{ type: "header", text: plain(`Welcome to ${event.tab}`) }];
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
});
app.event("app_mention", async ({ event, say }) => say({ text: "You called?", thread_ts: event.ts }));
app.event("reaction_added", async ({ event }) => tell({ reaction: event.reaction }));
app.event("link_shared", async ({ client, event }) => {
  const unfurls = Object.fromEntries(event.links.map(({ url }) => [url, { title: "A ticket", text: `Behind ${url}` }]));
  await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls });
});

app.assistant(
  new Assistant({
    threadStarted: async ({ say, setSuggestedPrompts }) => {
      await say("Ask away");
      await setSuggestedPrompts({ prompts: [{ title: "Tale", message: "Tell me a tale" }] });
    },
    userMessage: async ({ message, sayStream, setStatus, setTitle }) => {
      await setTitle(message.text);
      await setStatus("is thinking");
      const stream = sayStream({ buffer_size: 1 });
      for (const word of ["Once ", "upon ", "a *time*"]) await stream.append({ markdown_text: word });
      await stream.stop();
    },
  }),
);

app.function("reverse", async ({ complete, event, fail, inputs }) => {
  if (inputs.word !== "level") return complete({ outputs: { word: [...inputs.word].reverse().join("") } });
  await fail({ error: "It stays as it is" });
  tell({ failed: event.function_execution_id });
});

app.error(async (error) => tell({ error: `${error.code}: ${error.message}` }));
await app.start(PORT ?? 0);
tell("connected");
