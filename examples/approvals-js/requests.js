// Requests live in the messages that tell of them: what a message's metadata says is all that is remembered, so there is no database.
// The approver's message (`approval_requested`) can be decided on; the requester's (`approval_followed`) only tells how it goes.
import { followedBlocks, requestBlocks } from "./views.js";

const REQUESTED = "approval_requested";
const FOLLOWED = "approval_followed";

/** Posts a request to its approver, with files in its thread, and a message that follows it to its requester. */
export async function makeRequest(client, request, files) {
  const followed = await post(client, request.requester, FOLLOWED, { ...request, status: "open" });
  const posted = { ...request, status: "open", followed_in: followed.channel, followed_by: followed.ts };
  await share(client, files, await post(client, request.approver, REQUESTED, posted));
}

/** Files that are put into a modal are for the app alone: it shows them to whoever is to see them. */
async function share(client, files, { channel, ts }) {
  if (files.length === 0) return;
  const headers = { Authorization: `Bearer ${client.token}` };
  const read = async (url) => Buffer.from(await (await fetch(url, { headers })).arrayBuffer());
  const file_uploads = await Promise.all(files.map(async ({ name, url_private }) => ({ filename: name, file: await read(url_private) })));
  await client.filesUploadV2({ channel_id: channel, thread_ts: ts, file_uploads });
}

/** Reads the request that a message holds; undefined where it holds none. */
export async function readRequest(client, place) {
  const { messages } = await client.conversations.history({
    channel: place.channel,
    latest: place.ts,
    inclusive: true,
    limit: 1,
    include_all_metadata: true,
  });
  const [message] = messages;
  return message?.ts === place.ts && message.metadata?.event_type === REQUESTED ? message.metadata.event_payload : undefined;
}

/** Approves or rejects a request, and tells whoever made it. The request as it is now; one that is decided already stays as it is. */
export async function decide(client, place, status, reason = "") {
  const request = await readRequest(client, place);
  if (request?.status !== "open") return request;
  const decided = { ...request, status, reason };
  await update(client, place, REQUESTED, decided);
  const followed = { channel: request.followed_in, ts: request.followed_by };
  await update(client, followed, FOLLOWED, decided);
  const told = status === "approved" ? "approved" : `rejected: ${reason}`;
  await client.chat.postMessage({ channel: followed.channel, thread_ts: followed.ts, text: `<@${request.approver}> ${told}` });
  return decided;
}

/** The open requests that somebody is to decide on, and those that they made themselves, each with its place. */
export async function openRequests(client, user) {
  const { channel } = await client.conversations.open({ users: user });
  const { messages } = await client.conversations.history({ channel: channel.id, limit: 100, include_all_metadata: true });
  const of = (kind) =>
    messages
      .filter(({ metadata }) => metadata?.event_type === kind && metadata.event_payload.status === "open")
      .map(({ ts, metadata }) => ({ place: { channel: channel.id, ts }, request: metadata.event_payload }));
  return { toDecide: of(REQUESTED), made: of(FOLLOWED) };
}

const content = (kind, request) => ({
  text: `${request.title}: ${request.amount}`,
  blocks: kind === REQUESTED ? requestBlocks(request) : followedBlocks(request),
  metadata: { event_type: kind, event_payload: request },
});

async function post(client, user, kind, request) {
  const { channel } = await client.conversations.open({ users: user });
  return client.chat.postMessage({ channel: channel.id, ...content(kind, request) });
}

async function update(client, { channel, ts }, kind, request) {
  await client.chat.update({ channel, ts, ...content(kind, request) });
}
