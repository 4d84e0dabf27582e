/** Kara and Ivan use the apps of examples/: `node examples.mjs BASE PASSWORD ONCALL APPROVALS [PICTURES]`. */
import { checkAxe, expect, run, signIn, until } from "./browser.mjs";

const [base, password, onCall, approvals, pictures] = process.argv.slice(2);

const shoot = (page, name) => (pictures ? page.screenshot({ path: `${pictures}/${name}.png` }) : undefined);
const modal = (page, title) => page.getByRole("dialog", { name: title });
const row = (page, words) => page.getByRole("article").filter({ hasText: words });

async function command(page, words) {
  const composer = page.locator("[data-composer=conversation] [contenteditable=true]");
  await composer.click();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

/** Typing narrows a select down; Enter takes what is found. */
async function pick(page, at, name, typed, option) {
  await at.getByRole("combobox", { name }).press("Enter");
  await until(page, "one can type", () => document.activeElement?.getAttribute("placeholder") === "Type to filter");
  await page.keyboard.type(typed);
  await page.getByRole("option", { name: option }).waitFor();
  await until(page, "only that is left", () => document.querySelectorAll("[role=option]").length === 1);
  await page.keyboard.press("Enter");
  await page.getByRole("option").first().waitFor({ state: "detached" });
}

async function openApp(page, app, tab) {
  await page.goto(`${base}/apps/${app}`);
  await page.getByRole("button", { name: "Message", exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}

async function handOver(kara) {
  const dialog = modal(kara, "Hand over");
  await command(kara, "/oncall handover ");
  await pick(kara, dialog, /Who takes over/, "ivan", /Ivan/);
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await dialog.waitFor({ state: "detached" });

  // Who is on call already cannot take over: that is said where it was chosen, and goes when another is chosen.
  await command(kara, "/oncall handover ");
  await pick(kara, dialog, /Who takes over/, "ivan", /Ivan/);
  await dialog.getByRole("button", { name: "Hand over" }).click();
  const wrong = dialog.getByText("They are on call at that time already.");
  await wrong.waitFor();
  await shoot(kara, "oncall-errors");
  await checkAxe(kara, "a modal with errors");
  await pick(kara, dialog, /Who takes over/, "kara", /Kara/);
  await wrong.waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Hand over" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function lookAtTheRota(kara) {
  await openApp(kara, onCall, "Home");
  const home = kara.getByRole("tabpanel");
  await home.getByText("Nobody is on call.").waitFor();
  await home.getByText("Kara Thrace").waitFor();
  await shoot(kara, "oncall-home");
  await checkAxe(kara, "the home of the on-call bot");
  await home.getByRole("button", { name: "Hand over" }).click();
  await modal(kara, "Hand over").getByRole("button", { name: "Cancel" }).click();
  await modal(kara, "Hand over").waitFor({ state: "detached" });
}

async function askTheAssistant(kara) {
  await kara.getByRole("tab", { name: "Messages" }).click();
  await kara.getByRole("button", { name: "New chat" }).click();
  const pane = kara.getByRole("complementary", { name: /thread/i });
  await pane.getByText("I explain how being on call works here.").waitFor();
  await shoot(kara, "oncall-prompts");
  await pane.getByRole("button", { name: "Explain paging" }).click();
  const answer = row(pane, "means asking whoever is on call");
  await answer.getByText("Still writing").waitFor();
  expect(!(await answer.innerText()).includes("Call them"), "the whole answer was there at once");
  await shoot(kara, "oncall-writing");
  await answer.getByText("Call them").waitFor();
  await until(kara, "it is finished", () => !document.body.innerText.includes("Still writing"));
  await pane.getByRole("heading", { name: "explain paging" }).waitFor();
  await shoot(kara, "oncall-written");
  await checkAxe(kara, "a chat with the on-call bot");
}

async function ask(kara, title, amount, approver) {
  const dialog = modal(kara, "Ask for approval");
  await command(kara, `/approve ${title}`);
  await dialog.getByRole("textbox", { name: /What for/ }).waitFor();
  expect((await dialog.getByRole("textbox", { name: /What for/ }).inputValue()) === title, "the title is not there");
  await dialog.getByLabel(/How much/).fill(amount);
  await pick(kara, dialog, /Cost centre/, "off", /1000 Office/);
  await pick(kara, dialog, /Who decides/, approver, new RegExp(approver, "i"));
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  return dialog;
}

async function askForMoney(kara) {
  const dialog = await ask(kara, "Chairs", "20000", "kara");
  await dialog.getByText("More than € 10000 is for the board to decide.").waitFor();
  await dialog.getByText("Nobody decides on their own request.").waitFor();
  await dialog.locator("input[type=file]").setInputFiles({ name: "offer.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 chairs") });
  await dialog.getByText("offer.pdf").waitFor();
  await dialog.getByRole("progressbar").waitFor({ state: "detached" });
  await shoot(kara, "approvals-errors");
  await checkAxe(kara, "a modal with two errors");
  await dialog.getByLabel(/How much/).fill("249.90");
  await pick(kara, dialog, /Who decides/, "ivan", /Ivan/);
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function approve(ivan) {
  await openApp(ivan, approvals, "Messages");
  const request = row(ivan.getByRole("tabpanel"), "Chairs");
  await request.getByText("1 reply").click();
  await ivan.getByRole("complementary", { name: /thread/i }).getByText("offer.pdf").first().waitFor();
  await shoot(ivan, "approvals-request");
  await request.getByRole("button", { name: "Approve" }).click();
  await ivan.getByRole("alertdialog").getByText("€ 249.90 for Chairs").waitFor();
  await shoot(ivan, "approvals-confirm");
  await ivan.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click();
  await request.getByText("approved").waitFor();
  await request.getByRole("button", { name: "Approve" }).waitFor({ state: "detached" });
  await shoot(ivan, "approvals-approved");
  await checkAxe(ivan, "a request that is decided, dark");
}

async function reject(ivan) {
  await openApp(ivan, approvals, "Home");
  const home = ivan.getByRole("tabpanel");
  await home.getByText("A yacht").waitFor();
  await shoot(ivan, "approvals-home");
  await checkAxe(ivan, "the home of approvals, dark");
  await home.getByRole("button", { name: "Details" }).click();
  await modal(ivan, "Request").getByRole("button", { name: "Reject…" }).click();
  const reason = modal(ivan, "Reject");
  await reason.getByRole("button", { name: "Reject", exact: true }).click();
  await shoot(ivan, "approvals-reason");
  await checkAxe(ivan, "a pushed modal, dark");
  await reason.getByRole("textbox", { name: /Why not/ }).fill("No water here");
  await reason.getByRole("button", { name: "Reject", exact: true }).click();
  await ivan.getByRole("dialog").waitFor({ state: "detached" });
  await home.getByText("Nothing waits for you.").waitFor();
}

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const ivan = await signIn(base, "ivan@acme.example", password, { colorScheme: "dark" });
  const channel = kara.url();
  await handOver(kara);
  await lookAtTheRota(kara);
  await askTheAssistant(kara);
  await kara.goto(channel);
  await askForMoney(kara);
  await approve(ivan);
  const dialog = await ask(kara, "A yacht", "9000", "ivan");
  await dialog.waitFor({ state: "detached" });
  await reject(ivan);
  await openApp(kara, approvals, "Messages");
  await row(kara, "A yacht").getByText("rejected").waitFor();
  await row(kara, "Chairs").getByText("approved").waitFor();
  await shoot(kara, "approvals-followed");
  await checkAxe(kara, "requests that one follows");
});
