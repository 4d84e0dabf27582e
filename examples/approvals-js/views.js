// What people see: the modals, the messages, the home tab.
const plain = (text) => ({ type: "plain_text", text });
const mrkdwn = (text) => ({ type: "mrkdwn", text });
const section = (text, more = {}) => ({ type: "section", text: mrkdwn(text), ...more });
const header = (text) => ({ type: "header", text: plain(text) });
const input = (block_id, label, element, more = {}) => ({ type: "input", block_id, label: plain(label), element, ...more });

const STATUS = { open: ":hourglass_flowing_sand: waiting", approved: ":white_check_mark: approved", rejected: ":x: rejected" };

/** The modal in which one asks. */
export const askModal = (title = "") => ({
  type: "modal",
  callback_id: "ask",
  title: plain("Ask for approval"),
  submit: plain("Ask"),
  close: plain("Cancel"),
  blocks: [
    input("title", "What for?", { type: "plain_text_input", action_id: "value", max_length: 100, ...(title && { initial_value: title }) }),
    input("amount", "How much, in euros?", { type: "number_input", action_id: "value", is_decimal_allowed: true, min_value: "0.01" }),
    input("cost_centre", "Cost centre", { type: "external_select", action_id: "cost_centre", min_query_length: 0 }),
    input("approver", "Who decides?", { type: "users_select", action_id: "value" }),
    input("receipt", "Offer or receipt", { type: "file_input", action_id: "value", max_files: 3, filetypes: ["pdf", "png", "jpg"] }, { optional: true }),
  ],
});

/** The modal in which one says why not. */
export const rejectModal = (place) => ({
  type: "modal",
  callback_id: "reject",
  private_metadata: JSON.stringify(place),
  title: plain("Reject"),
  submit: plain("Reject"),
  close: plain("Back"),
  blocks: [input("reason", "Why not?", { type: "plain_text_input", action_id: "value", multiline: true })],
});

/** The modal with all about a request, opened from the home tab. */
export const detailsModal = (place, request) => ({
  type: "modal",
  callback_id: "details",
  private_metadata: JSON.stringify(place),
  title: plain("Request"),
  close: plain("Close"),
  blocks: requestBlocks(request),
});

/** A request as its approver reads it: with buttons as long as it is open. */
export function requestBlocks(request) {
  const facts = [`*Amount*\n€ ${request.amount}`, `*Cost centre*\n${request.cost_centre}`, `*From*\n<@${request.requester}>`, `*Status*\n${STATUS[request.status]}`];
  return [
    header(request.title),
    { type: "section", fields: facts.map(mrkdwn) },
    ...(request.reason ? [section(`> ${request.reason}`)] : []),
    ...(request.status === "open" ? [buttons(request)] : []),
  ];
}

const buttons = (request) => ({
  type: "actions",
  block_id: "decision",
  elements: [
    {
      type: "button",
      action_id: "approve",
      style: "primary",
      text: plain("Approve"),
      confirm: {
        title: plain("Approve this?"),
        text: plain(`€ ${request.amount} for ${request.title}`),
        confirm: plain("Approve"),
        deny: plain("Not yet"),
      },
    },
    { type: "button", action_id: "reject", style: "danger", text: plain("Reject…") },
  ],
});

/** A request as whoever made it follows it. */
export const followedBlocks = (request) => [
  section(`You asked <@${request.approver}> for *€ ${request.amount}*: ${request.title}`),
  { type: "context", elements: [mrkdwn(STATUS[request.status])] },
];

/** The home tab: what waits for one's decision, and what one waits for. */
export function homeTab({ toDecide, made }) {
  const line = ({ request }) => `*${request.title}*\n€ ${request.amount}`;
  const details = ({ place }) => ({
    accessory: { type: "button", action_id: "details", text: plain("Details"), value: JSON.stringify(place) },
  });
  const or = (blocks, none) => (blocks.length > 0 ? blocks : [section(none)]);
  return {
    type: "home",
    blocks: [
      { type: "actions", elements: [{ type: "button", action_id: "new", style: "primary", text: plain("Ask for approval") }] },
      header("You decide"),
      ...or(toDecide.map((each) => section(`${line(each)} · from <@${each.request.requester}>`, details(each))), "Nothing waits for you."),
      { type: "divider" },
      header("You asked"),
      ...or(made.map((each) => section(`${line(each)} · <@${each.request.approver}> decides`)), "You wait for nobody."),
    ],
  };
}
