// An app over Socket Mode or RTM with Slack's clients for Node: it repeats in the channel what it hears.
import { RTMClient } from "@slack/rtm-api";
import { SocketModeClient } from "@slack/socket-mode";
import { WebClient } from "@slack/web-api";

const { APP_TOKEN, BASE_URL, BOT_TOKEN } = process.env;
const kind = process.argv[2];
const web = new WebClient(BOT_TOKEN, { slackApiUrl: BASE_URL });
const repeat = (event) => web.chat.postMessage({ channel: event.channel, text: `${kind} heard ${event.text.split("> ")[1]}` });

if (kind === "socket-mode") {
  const client = new SocketModeClient({ appToken: APP_TOKEN, clientOptions: { slackApiUrl: BASE_URL } });
  client.on("app_mention", async ({ event, ack }) => {
    await ack();
    await repeat(event);
  });
  await client.start();
} else {
  const client = new RTMClient(BOT_TOKEN, { slackApiUrl: BASE_URL });
  client.on("message", (event) => event.text?.includes("> ") && repeat(event));
  await client.start();
}
console.log("connected");
