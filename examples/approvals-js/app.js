// An approvals app: ask for money, say yes or no. Made with Bolt for JavaScript, as for Slack.
import { App } from "@slack/bolt";
import { findCostCentres } from "./costCentres.js";
import { decide, makeRequest, openRequests, readRequest } from "./requests.js";
import { askModal, detailsModal, homeTab, rejectModal } from "./views.js";

const { PORT = 3000, SLACK_API_URL, SLACK_APP_TOKEN, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = process.env;
const MOST = 10_000;

const app = new App({
  token: SLACK_BOT_TOKEN,
  signingSecret: SLACK_SIGNING_SECRET,
  appToken: SLACK_APP_TOKEN,
  socketMode: Boolean(SLACK_APP_TOKEN),
  // The one thing that differs from an app at Slack: where it calls.
  clientOptions: { slackApiUrl: SLACK_API_URL },
});

// Asking: by the command, by the shortcut, or from the home tab.

app.command("/approve", async ({ ack, client, command }) => {
  await ack();
  await client.views.open({ trigger_id: command.trigger_id, view: askModal(command.text) });
});

app.shortcut("ask", async ({ ack, client, shortcut }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: askModal() });
});

app.action("new", async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: askModal() });
});

app.options("cost_centre", async ({ ack, payload }) => {
  await ack({ options: findCostCentres(payload.value) });
});

app.view("ask", async ({ ack, body, client, view }) => {
  const { title, amount, cost_centre, approver, receipt } = view.state.values;
  const request = {
    title: title.value.value,
    amount: Number(amount.value.value).toFixed(2),
    cost_centre: cost_centre.cost_centre.selected_option.text.text,
    requester: body.user.id,
    approver: approver.value.selected_user,
  };
  const errors = problems(request);
  if (Object.keys(errors).length > 0) {
    // The modal stays open and says what is wrong, under the fields that it names.
    await ack({ response_action: "errors", errors });
    return;
  }
  await ack();
  await makeRequest(client, request, receipt.value.files ?? []);
  await Promise.all([request.requester, request.approver].map((user) => showHome(client, user)));
});

/** What is wrong with a request, by the block that says it. */
function problems({ amount, approver, requester }) {
  const errors = {};
  if (amount > MOST) errors.amount = `More than € ${MOST} is for the board to decide.`;
  if (approver === requester) errors.approver = "Nobody decides on their own request. Choose somebody else.";
  return errors;
}

// Deciding: at the message, or in the modal that the home tab opens. Both have the same two buttons.

app.action("details", async ({ ack, action, body, client }) => {
  await ack();
  const place = JSON.parse(action.value);
  await client.views.open({ trigger_id: body.trigger_id, view: detailsModal(place, await readRequest(client, place)) });
});

app.action("approve", async ({ ack, body, client }) => {
  await ack();
  const place = placeOf(body);
  const request = await decide(client, place, "approved");
  if (body.view) await client.views.update({ view_id: body.view.id, view: detailsModal(place, request) });
  await showHome(client, body.user.id);
});

app.action("reject", async ({ ack, body, client }) => {
  await ack();
  // Upon the modal with the details; by itself at a message.
  const open = body.view ? client.views.push : client.views.open;
  await open({ trigger_id: body.trigger_id, view: rejectModal(placeOf(body)) });
});

app.view("reject", async ({ ack, body, client, view }) => {
  // Closes the details below, too.
  await ack({ response_action: "clear" });
  await decide(client, placeOf({ view }), "rejected", view.state.values.reason.value.value);
  await showHome(client, body.user.id);
});

/** Where the request stands that a modal or a message is about. */
function placeOf({ channel, message, view }) {
  return view ? JSON.parse(view.private_metadata) : { channel: channel.id, ts: message.ts };
}

// The home tab

app.event("app_home_opened", async ({ client, event }) => {
  if (event.tab === "home") await showHome(client, event.user);
});

async function showHome(client, user) {
  await client.views.publish({ user_id: user, view: homeTab(await openRequests(client, user)) });
}

await app.start(PORT);
app.logger.info("Approvals is running");
