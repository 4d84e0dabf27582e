/** Every block and element of Block Kit, as an app would send them. */
const plain = (text) => ({ type: "plain_text", text });
const mrkdwn = (text) => ({ type: "mrkdwn", text });
const option = (text, value = text.toLowerCase(), description) => ({ text: plain(text), value, ...(description ? { description: plain(description) } : {}) });
const rich = (text) => ({ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] });
const raw = (text) => ({ type: "raw_text", text });
const number = (value) => ({ type: "raw_number", value, text: String(value) });
const button = (text, more = {}) => ({ type: "button", action_id: `b_${text}`.replaceAll(" ", "_"), text: plain(text), value: text, ...more });

const points = (...values) => values.map((value, at) => ({ label: ["Mon", "Tue", "Wed", "Thu", "Fri"][at], value }));
const axis = { categories: ["Mon", "Tue", "Wed", "Thu", "Fri"], x_label: "Day", y_label: "Requests" };
const card = (title, at) => ({
  type: "card",
  block_id: `card${at}`,
  title: mrkdwn(`*${title}*`),
  subtitle: mrkdwn("On the coast"),
  body: mrkdwn("Two rooms, a table for eight, and a _window_ to the sea."),
  actions: [button(`Book ${title}`, { style: "primary" }), button(`More on ${title}`, { url: "https://example.com/" })],
});

const shown = [
  { type: "header", text: plain("Deploy 4711") },
  { type: "section", block_id: "intro", text: mrkdwn("*Ready to go*, says <https://example.com/|the pipeline>."), accessory: button("Open log", { url: "https://example.com/log" }) },
  { type: "section", fields: [mrkdwn("*Branch*\nmain"), mrkdwn("*Commit*\n`a1b2c3d`"), mrkdwn("*Author*\nKara"), mrkdwn("*Took*\n3 min 12 s")] },
  { type: "divider" },
  { type: "context", elements: [mrkdwn("Build 4711"), plain("on main")] },
  { type: "markdown", text: "**Steps**\n\n1. Build\n2. Test\n" },
  rich("And rich text."),
];

const figures = [
  { type: "table", rows: [[raw("Service"), raw("Load")], [raw("web"), number(12)], [rich("worker"), number(340)]], column_settings: [{ is_wrapped: true }, { align: "right" }] },
  {
    type: "data_table",
    caption: "Invoices",
    page_size: 3,
    row_header_column_index: 0,
    rows: [[raw("Number"), raw("Customer"), raw("Amount")], ...[120, 9, 77, 1500, 3].map((amount, at) => [raw(`R-${at + 1}`), raw(["Ada", "Zoe", "Bo", "Eve", "Kim"][at]), number(amount)])],
  },
  { type: "data_visualization", title: "Requests by day", chart: { type: "bar", series: [{ name: "Web", data: points(120, 90, 160, 80, 130) }, { name: "Worker", data: points(60, 70, 50, 90, 40) }], axis_config: axis } },
  { type: "data_visualization", title: "Where they come from", chart: { type: "pie", segments: [{ label: "Berlin", value: 45 }, { label: "Riga", value: 30 }, { label: "Porto", value: 25 }] } },
];

const work = [
  {
    type: "plan",
    title: "Moving the database",
    tasks: [
      { type: "task_card", task_id: "t1", title: "Make a copy", status: "complete", details: rich("340 GB"), sources: [{ type: "url", url: "https://example.com/copy", text: "Log" }] },
      { type: "task_card", task_id: "t2", title: "Switch over", status: "in_progress" },
      { type: "task_card", task_id: "t3", title: "Delete the old one", status: "pending" },
    ],
  },
  { type: "task_card", task_id: "t9", title: "Tell everybody", status: "error", output: rich("Nobody was there.") },
  { type: "carousel", elements: ["Porto", "Riga", "Split", "Oban"].map(card) },
  { type: "container", title: plain("Two records"), subtitle: plain("Look before you agree"), is_collapsible: true, default_collapsed: true, child_blocks: [{ type: "section", text: mrkdwn("*R-1* open → closed") }, { type: "divider" }, { type: "section", text: mrkdwn("*R-2* open → closed") }] },
  { type: "video", title: plain("How it works"), video_url: "https://video.example.com/embed/1", thumbnail_url: "https://video.example.com/1.png", alt_text: "A person at a desk", provider_name: "Tube", description: plain("Two minutes") },
  {
    type: "context_actions",
    block_id: "feedback",
    elements: [
      { type: "feedback_buttons", action_id: "fb", positive_button: { text: plain("👍"), value: "good", accessibility_label: "Good answer" }, negative_button: { text: plain("👎"), value: "bad", accessibility_label: "Bad answer" } },
      { type: "icon_button", action_id: "bin", icon: "trash", text: plain("Delete"), value: "d" },
    ],
  },
];

const sizes = [option("Small", "s"), option("Medium", "m", "Fits most"), option("Large", "l")];
const groups = [{ label: plain("Fruit"), options: [option("Apple"), option("Pear")] }, { label: plain("Roots"), options: [option("Beet"), option("Carrot")] }];
const confirm = { title: plain("Delete it?"), text: mrkdwn("It is *gone* for good."), confirm: plain("Delete"), deny: plain("Keep"), style: "danger" };

const controls = [
  { type: "actions", block_id: "press", elements: [button("Approve", { style: "primary" }), button("Refuse", { style: "danger", confirm }), button("Order cake"), button("Sleep"), { type: "overflow", action_id: "more", options: [option("Copy"), option("Move")] }] },
  {
    type: "actions",
    block_id: "pick",
    elements: [
      { type: "static_select", action_id: "fruit", placeholder: plain("Choose a fruit"), option_groups: groups },
      { type: "external_select", action_id: "outside", placeholder: plain("Choose a ticket"), min_query_length: 2 },
      { type: "users_select", action_id: "who", placeholder: plain("Choose somebody") },
      { type: "conversations_select", action_id: "where", placeholder: plain("Choose a conversation"), default_to_current_conversation: true },
      { type: "channels_select", action_id: "channel", placeholder: plain("Choose a channel") },
      { type: "datepicker", action_id: "day", initial_date: "2026-11-25" },
      { type: "timepicker", action_id: "time", placeholder: plain("Choose an hour") },
    ],
  },
  { type: "actions", block_id: "moment", elements: [{ type: "datetimepicker", action_id: "at", initial_date_time: 1_795_000_000 }] },
  { type: "section", block_id: "size", text: mrkdwn("Which size?"), accessory: { type: "radio_buttons", action_id: "size", options: sizes, initial_option: sizes[1] } },
  { type: "actions", block_id: "tick", elements: [{ type: "checkboxes", action_id: "tick", options: [{ text: mrkdwn("*Wrap* it"), value: "wrap" }, option("Send it", "send")] }] },
];

const field = (id, label, element, more = {}) => ({ type: "input", block_id: id, label: plain(label), element: { action_id: id, ...element }, ...more });

/** A form with every element that a form may hold. */
export const fields = [
  { type: "alert", level: "warning", text: mrkdwn("Orders *close* at noon.") },
  field("name", "Name", { type: "plain_text_input", max_length: 20, placeholder: plain("As on the door") }),
  field("why", "Why", { type: "plain_text_input", multiline: true }, { optional: true, hint: plain("One sentence is enough.") }),
  field("mail", "E-mail", { type: "email_text_input" }),
  field("page", "Page", { type: "url_text_input" }, { optional: true }),
  field("count", "How many", { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "10" }),
  field("day", "Day", { type: "datepicker", placeholder: plain("Choose a day") }),
  field("time", "Time", { type: "timepicker" }, { optional: true }),
  field("fruit", "Fruit", { type: "multi_static_select", option_groups: groups, max_selected_items: 2, placeholder: plain("Choose up to two") }),
  field("people", "People", { type: "multi_users_select", placeholder: plain("Choose people") }, { optional: true }),
  field("places", "Places", { type: "multi_conversations_select", placeholder: plain("Choose conversations"), filter: { include: ["public"] } }, { optional: true }),
  field("size", "Size", { type: "radio_buttons", options: sizes }),
  field("extras", "Extras", { type: "checkboxes", options: [option("Wrapping"), option("Card")] }, { optional: true }),
  field("words", "Words", { type: "rich_text_input", placeholder: plain("Say more") }, { optional: true }),
  field("files", "Files", { type: "file_input", max_files: 3 }, { optional: true }),
];

export const attachments = [
  {
    color: "#36a64f",
    pretext: "An attachment of the old kind",
    title: "Ticket 12",
    title_link: "https://example.com/12",
    text: "The *printer* is on fire.",
    fallback: "Ticket 12",
    callback_id: "ticket",
    fields: [{ title: "Priority", value: "High", short: true }, { title: "Owner", value: "Nobody", short: true }],
    actions: [
      { name: "take", type: "button", text: "Take it", style: "primary", value: "12" },
      { name: "close", type: "button", text: "Close it", style: "danger", value: "12", confirm: { title: "Close it?", text: "Nobody will look again.", ok_text: "Close", dismiss_text: "Leave" } },
      { name: "give", type: "select", text: "Give to", options: [{ text: "Ana", value: "ana" }, { text: "Bo", value: "bo" }] },
    ],
    footer: "Tickets",
  },
];

/** The messages of the gallery, each with a word to find it by. */
export const messages = [
  { text: "What is shown", blocks: shown },
  { text: "Figures", blocks: figures },
  { text: "Work", blocks: work },
  { text: "Controls", blocks: controls },
  { text: "Old ways", attachments },
];
