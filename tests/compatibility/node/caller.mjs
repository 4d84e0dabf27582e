// Calls methods with @slack/web-api: one JSON line in, `{token, method, arguments}`, one out, the answer or the error.
import { createInterface } from "node:readline";

import { LogLevel, WebClient } from "@slack/web-api";

const clients = new Map();
const clientOf = (token) => {
  if (!clients.has(token)) {
    const options = { slackApiUrl: process.argv[2], logLevel: LogLevel.ERROR, retryConfig: { retries: 0 } };
    clients.set(token, new WebClient(token, options));
  }
  return clients.get(token);
};

// Bytes come as `{"$bytes": base64}`.
const revive = (_, value) => (value && typeof value === "object" && "$bytes" in value ? Buffer.from(value.$bytes, "base64") : value);

// `conversations.setTopic` is `client.conversations.setTopic`; what the SDK has no name for goes through `apiCall`.
async function call({ token, method, arguments: given }) {
  const client = clientOf(token);
  const names = method.split(".");
  const owner = names.slice(0, -1).reduce((part, name) => part?.[name], client);
  const named = owner?.[names.at(-1)];
  return named ? await named.call(owner, given) : await client.apiCall(method, given);
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line, revive);
  const answer = await call(request).catch((error) => error.data ?? { ok: false, error: String(error) });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
