/**
 * The web client's own model without a page: `node --experimental-websocket model.mjs BASE TOKEN`, driven by JSON lines.
 *
 * {"do": "open", "as": "old", "places": [...]} starts a session and reads these channels and threads; {"do": "state", "as": "old",
 * "marker": "7"} answers with everything the client knows, as soon as the event of that marker (and all before it) has been applied,
 * and closes it.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const web = new URL("../../web/", import.meta.url);
const require = createRequire(new URL("package.json", web));
const { rolldown } = require("rolldown");
const [base, token] = process.argv.slice(2);

// What the model expects of a page.
const server = globalThis.fetch;
let asking = 0;
globalThis.fetch = async (url, options) => {
  asking += 1;
  try {
    return await server(new URL(url, base), { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
  } finally {
    asking -= 1;
  }
};
// What the model has put off for a moment only.
const SOON_MS = 300;
const later = globalThis.setTimeout;
const forget = globalThis.clearTimeout;
const waits = new Set();
globalThis.setTimeout = (work, ms = 0, ...rest) => {
  const timer = later(() => {
    waits.delete(timer);
    work(...rest);
  }, ms);
  if (ms <= SOON_MS) waits.add(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  waits.delete(timer);
  forget(timer);
};

let opened = [];
const Socket = globalThis.WebSocket;
globalThis.WebSocket = class extends Socket {
  constructor(url) {
    super(url);
    opened.push(this);
  }
};
const stored = new Map();
Object.assign(globalThis, {
  addEventListener: () => undefined,
  document: { hidden: true, addEventListener: () => undefined },
  location: { assign: () => undefined },
  localStorage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) },
});

const folder = new URL(`node_modules/.cache/sync-${process.pid}/`, web);
mkdirSync(folder, { recursive: true });
const input = new URL("entry.ts", folder);
const modules = readdirSync(new URL("src/model/", web)).filter((name) => /^[a-z]+\.ts$/i.test(name));
const inside = modules.map((name, at) => `import * as part${at} from "${new URL(`src/model/${name}`, web).pathname}";`);
inside.push(`export const model = { ${modules.map((_, at) => `...part${at}`).join(", ")} };`);
writeFileSync(input, inside.join("\n"));
const bundle = await rolldown({ input: input.pathname, external: ["react"], logLevel: "silent" });
const { output } = await bundle.generate({ format: "esm" });
const file = new URL("model.mjs", folder);
writeFileSync(file, output[0].code);
const { createElement } = require("react");
const { renderToStaticMarkup } = require("react-dom/server");

const models = new Map();

async function open(as, places) {
  opened = [];
  const { model } = await import(`${pathToFileURL(file.pathname)}?${as}`);
  const seen = new Set();
  model.watchEvents((event) => event.type === "pref_change" && event.name === "marker" && seen.add(event.value));
  await model.startSession();
  for (const place of places) {
    const [channel, thread] = place.split(":");
    await (thread ? model.loadThread(channel, thread) : model.loadLatest(channel));
  }
  models.set(as, { model, seen, places, sockets: opened });
  await quiet();
}

function close(as) {
  for (const socket of models.get(as).sockets) {
    socket.onclose = null;
    socket.close();
  }
  models.delete(as);
}

const rest = (ms) => new Promise((resolve) => later(resolve, ms));

/** Waits until nothing is being asked of the server, or is about to be. */
async function quiet() {
  for (let calm = 0; calm < 3; calm = asking === 0 && waits.size === 0 ? calm + 1 : 0) await rest(2);
}

async function state(as, marker) {
  const { model, seen, places } = models.get(as);
  while (marker && !seen.has(marker)) await rest(2);
  await quiet();
  let known;
  renderToStaticMarkup(createElement(() => {
    known = describe(model, places);
    return null;
  }));
  if (marker) close(as);
  return known;
}

function describe(model, places) {
  return {
    conversations: byId([...model.knownConversations()].filter((one) => one.is_member !== false).map(conversation)),
    sidebar: model.useShownSections().map(({ section, ids }) => [section.id, section.name, section.is_collapsed, section.emoji ?? "", [...ids].sort()]),
    badges: model.useBadges(),
    threads: model.useThreadCounts(),
    saved: model.useSavedCounts(),
    dnd: model.useDnd(model.self().id),
    theme: model.pref("theme", "system"),
    emoji: [...model.customEmoji()].sort(),
    usergroups: byId([...model.knownUsergroups()].map(({ id, handle, name, users }) => ({ id, handle, name, users: [...(users ?? [])].sort() }))),
    users: byId([...model.knownUsers()].map(({ id, name, deleted, is_admin, is_restricted, profile }) => ({ id, name, deleted, is_admin, is_restricted, ...about(profile) }))),
    places: Object.fromEntries(places.map((place) => [place, model.stretchAt(place).messages.map(message)])),
  };
}

const byId = (all) => Object.fromEntries(all.map((one) => [one.id, one]));

const about = (profile) => ({ real_name: profile.real_name, display_name: profile.display_name, status: profile.status_text, emoji: profile.status_emoji, image: profile.is_custom_image });

const conversation = (one) => ({
  id: one.id,
  name: one.name ?? "",
  user: one.user ?? "",
  members: one.members ?? [],
  topic: one.topic?.value ?? "",
  purpose: one.purpose?.value ?? "",
  is_private: Boolean(one.is_private || one.is_im || one.is_mpim),
  is_archived: Boolean(one.is_archived),
  is_open: one.is_im || one.is_mpim ? one.is_open !== false : true,
  is_muted: Boolean(one.is_muted),
  is_starred: Boolean(one.is_starred),
  notify: one.notify ?? "default",
  num_members: one.is_im || one.is_mpim ? 0 : (one.num_members ?? 0),
  // Of a closed channel nobody asks how far it was read.
  last_read: one.is_archived ? "" : (one.last_read ?? ""),
  latest: one.is_archived ? "" : (one.latest ?? ""),
  unread: one.unread_count ?? 0,
  mentions: one.mention_count ?? 0,
});

const message = (one) => ({
  ts: one.ts,
  user: one.user ?? "",
  // As Slack has it, the event says that it brings files, and the history does not.
  subtype: one.subtype === "file_share" ? "" : (one.subtype ?? ""),
  text: one.text ?? "",
  blocks: JSON.stringify(one.blocks ?? []),
  attachments: JSON.stringify(one.attachments ?? []),
  files: (one.files ?? []).map(({ id, mode, title }) => [id, mode, title ?? ""]),
  edited: one.edited?.ts ?? "",
  thread_ts: one.thread_ts ?? "",
  replies: [one.reply_count ?? 0, one.reply_users ?? [], one.reply_count ? one.latest_reply : ""],
  reactions: (one.reactions ?? []).map(({ name, users, count }) => [name, [...users].sort(), count]),
  pinned: (one.pinned_to ?? []).length > 0,
  subscribed: Boolean(one.subscribed),
});

for await (const line of createInterface({ input: process.stdin })) {
  const wish = JSON.parse(line);
  try {
    const answer = wish.do === "open" ? await open(wish.as, wish.places) : await state(wish.as, wish.marker);
    console.log(JSON.stringify({ ok: true, answer: answer ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ ok: false, error: String(error.stack ?? error) }));
  }
}
process.exit(0);
