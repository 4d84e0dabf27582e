/** `@slack/oauth`'s InstallProvider: `node oauth.mjs BASE CLIENT_ID SECRET BACK` tells where to send somebody, is told where they came
 * back, and tells what was installed, and what it is after its tokens have been renewed. */
import { EventEmitter } from "node:events";
import { createInterface } from "node:readline";
import { InstallProvider } from "@slack/oauth";

const [base, clientId, clientSecret, back] = process.argv.slice(2);
const kept = new Map();
const provider = new InstallProvider({
  clientId,
  clientSecret,
  stateSecret: "a secret of the test",
  authorizationUrl: `${base}/oauth/v2/authorize`,
  clientOptions: { slackApiUrl: `${base}/api/` },
  installationStore: {
    storeInstallation: async (installation) => void kept.set(installation.team.id, installation),
    fetchInstallation: async (query) => kept.get(query.teamId),
  },
});

/** What a browser asks, and what it is answered, without one. */
function browserOf(url, headers = {}) {
  const response = Object.assign(new EventEmitter(), {
    headers: {},
    setHeader(name, value) { this.headers[name.toLowerCase()] = value; },
    getHeader(name) { return this.headers[name.toLowerCase()]; },
    writeHead(status, more = {}) { this.status = status; for (const [name, value] of Object.entries(more)) this.setHeader(name, value); },
    end(body = "") { this.body = body; },
  });
  return [{ url, method: "GET", headers: { host: new URL(back).host, ...headers } }, response];
}

const [request, begun] = browserOf("/slack/install");
await provider.handleInstallPath(request, begun, {}, { scopes: ["chat:write"], redirectUri: back });
const url = /href="(http[^"]+)"/.exec(begun.body)?.[1].replaceAll("&amp;", "&") ?? begun.headers.location;
console.log(JSON.stringify({ url }));

for await (const line of createInterface({ input: process.stdin })) {
  const landed = new URL(JSON.parse(line).url);
  const cookie = [begun.headers["set-cookie"]].flat().map((each) => each.split(";")[0]).join("; ");
  const [callback, answer] = browserOf(landed.pathname + landed.search, { cookie });
  await provider.handleCallback(callback, answer, {
    success: () => undefined,
    failure: (error) => { throw error; },
  });
  const installation = structuredClone([...kept.values()][0]);
  // Tokens are renewed when they are about to end.
  [...kept.values()][0].bot.expiresAt = Math.floor(Date.now() / 1000) + 60;
  const renewed = await provider.authorize({ teamId: installation.team.id, isEnterpriseInstall: false });
  console.log(JSON.stringify({ installation, renewed }));
}
