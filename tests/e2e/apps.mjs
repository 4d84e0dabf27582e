/** Kara uses an app, makes one, and looks after both: `node apps.mjs BASE EMAIL PASSWORD APP [SHOTS]`. */
import { checkAxe, expect, run, signIn, until } from "./browser.mjs";

const [base, email, password, app, shots] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, email, password);
  const dialog = kara.getByRole("dialog");
  const row = (words) => kara.getByRole("article").filter({ hasText: words });
  const composer = kara.locator("[data-composer=conversation] [contenteditable=true]");
  const shoot = (name, page = kara) => (shots ? page.screenshot({ path: `${shots}/${name}.png` }) : undefined);

  // What the app wrote bears the name and picture that it chose, and its badge.
  await row("Somebody is at the door").getByText("Front door").waitFor();
  await row("Somebody is at the door").getByText("APP", { exact: true }).waitFor();

  // A command is found by its beginning, completed, and answered for her alone; then dismissed.
  await composer.click();
  await kara.keyboard.type("/r");
  await kara.getByRole("option", { name: /\/ring.*Ring the bell.*Doorbell/ }).waitFor();
  await shoot("commands");
  await kara.keyboard.type("ing");
  await kara.keyboard.press("Tab");
  await until(kara, "the command is completed", () => document.querySelector("[data-composer=conversation] [contenteditable=true]")?.textContent === "/ring ");
  await kara.keyboard.type("@iv");
  await kara.getByRole("option", { name: /Ivan/ }).waitFor();
  await kara.keyboard.press("Tab");
  await kara.keyboard.press("Enter");
  await row("Rang for @Ivan").getByText("Only visible to you").waitFor();
  await checkAxe(kara, "an ephemeral message");
  await shoot("ephemeral");
  await row("Rang for @Ivan").getByRole("button", { name: "Dismiss" }).click();
  await row("Rang for").waitFor({ state: "detached" });

  // One that fails says so, and gives the words back; one that nobody has can be sent as words.
  await composer.click();
  await kara.keyboard.type("/broken door");
  await kara.keyboard.press("Enter");
  await kara.getByText("Doorbell could not take it. Nothing happened; your text is kept here.").waitFor();
  await shoot("failed-command");
  await composer.filter({ hasText: "/broken door" }).waitFor();
  await kara.keyboard.press("Control+a");
  await kara.keyboard.type("/nosuch thing");
  await kara.keyboard.press("Enter");
  await kara.getByRole("button", { name: "Send as text" }).click();
  await row("/nosuch thing").waitFor();
  await kara.keyboard.type("//ring is a command");
  await kara.keyboard.press("Enter");
  await row("/ring is a command").waitFor();

  // Shortcuts: at a message, where one writes, and in the switcher.
  await row("Somebody is at the door").hover();
  await row("Somebody is at the door").getByRole("button", { name: "More actions" }).click();
  await kara.getByRole("menuitem", { name: /Ring about this/ }).waitFor();
  await shoot("message-menu");
  await kara.getByRole("menuitem", { name: /Ring about this/ }).click();
  await kara.getByRole("button", { name: "Shortcuts of apps" }).click();
  await kara.getByRole("menuitem", { name: "All shortcuts" }).click();
  await dialog.getByPlaceholder("Find a shortcut").fill("bell");
  await checkAxe(kara, "shortcuts");
  await shoot("shortcuts");
  await kara.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await kara.keyboard.press("Control+k");
  await dialog.getByRole("combobox").fill("ring the");
  await kara.getByRole("option", { name: /Ring the bell.*Doorbell/ }).click();
  await dialog.waitFor({ state: "detached" });

  // The directory, and an app's page with what it may do.
  await kara.goto(`${base}/apps`);
  await kara.getByRole("button", { name: /Doorbell/ }).waitFor();
  await checkAxe(kara, "apps");
  await shoot("apps");
  await kara.getByRole("button", { name: /Doorbell/ }).click();
  await kara.getByRole("heading", { name: "What it may do" }).waitFor();
  await kara.getByRole("button", { name: "general" }).waitFor();
  await checkAxe(kara, "an app's page");
  await shoot("app");

  // What it was sent: the one that failed is sent again, and taken.
  await kara.getByRole("tab", { name: "Events and requests" }).click();
  const failed = kara.locator("li[data-request]").filter({ hasText: "answered 500" }).filter({ has: kara.getByRole("button", { name: /Send again/ }) });
  await failed.first().waitFor();
  await kara.locator("li[data-request='/ring']").first().waitFor();
  await checkAxe(kara, "requests");
  await shoot("requests");
  await failed.first().getByRole("button", { name: /Send again/ }).click();
  await kara.getByText("Sent again: answered 200").waitFor();

  // A webhook is made, shown once, used and revoked.
  await kara.getByRole("tab", { name: "Webhooks" }).click();
  await kara.getByRole("button", { name: "Make webhook" }).click();
  await kara.getByRole("button", { name: "Show: Webhook URL" }).click();
  const url = await kara.getByRole("textbox", { name: "Webhook URL" }).inputValue();
  const said = await kara.request.post(url, { data: { text: "Posted by a program" } });
  expect((await said.text()) === "ok", `the webhook said ${await said.text()}`);
  await checkAxe(kara, "webhooks");
  await shoot("webhooks");
  await kara.getByRole("button", { name: "Revoke", exact: true }).click();
  await kara.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await kara.getByText("No webhooks yet").waitFor();
  expect((await kara.request.post(url, { data: { text: "Too late" } })).status() === 404, "a revoked webhook still takes messages");

  // Keys: a token for the app itself, seen once.
  await kara.getByRole("tab", { name: "Keys and tokens" }).click();
  await kara.getByRole("button", { name: "New token" }).click();
  await dialog.getByLabel("Name").fill("laptop");
  await kara.keyboard.press("Enter");
  await kara.getByRole("button", { name: "Show: Token" }).click();
  expect((await kara.getByRole("textbox", { name: "Token", exact: true }).inputValue()).startsWith("xapp-"), "no token was shown");
  await checkAxe(kara, "keys");
  await shoot("keys");

  // An app from a manifest: what is wrong is told at its line, put right, and then there are secrets.
  await kara.goto(`${base}/apps/new`);
  await kara.getByRole("button", { name: "Begin with an example" }).click();
  await kara.getByText("Everything fits.").waitFor();
  const editor = kara.getByRole("textbox", { name: "Manifest" });
  const good = (await editor.inputValue()).replace("name: Doorbell", "name: Gate");
  await editor.fill(good.replace("chat:write", "chat:shout"));
  await kara.getByText("1 problem", { exact: true }).waitFor();
  await shoot("manifest-wrong");
  await checkAxe(kara, "a wrong manifest");
  await kara.getByRole("list", { name: "Problems" }).getByRole("button").click();
  const marked = await editor.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  expect(marked.includes("chat:shout"), `the complaint leads to "${marked}"`);
  expect(await kara.getByRole("button", { name: "Create app" }).isDisabled(), "a wrong manifest can be sent");
  await editor.fill(good);
  await kara.getByText("Everything fits.").waitFor();
  await kara.getByRole("button", { name: "Create app" }).click();
  await kara.getByRole("button", { name: "Show: Signing secret" }).click();
  await shoot("secrets");
  await checkAxe(kara, "secrets");
  await kara.getByRole("button", { name: "Go to the app" }).click();
  await kara.getByRole("button", { name: "Install", exact: true }).click();
  await kara.getByRole("button", { name: "Show: Bot token" }).click();
  expect((await kara.getByRole("textbox", { name: "Bot token" }).inputValue()).startsWith("xoxb-"), "no bot token was shown");
  await shoot("installed");

  // One is talked to: its own page first, where the app is told of the visit, then what was written, then what it is.
  await kara.goto(`${base}/apps/${app}`);
  await kara.getByRole("button", { name: "Message", exact: true }).click();
  await kara.getByRole("tabpanel").getByText("Who rang today").waitFor();
  await checkAxe(kara, "the home of an app");
  await shoot("home");
  await kara.getByRole("tab", { name: "Messages" }).click();
  await kara.getByText("Doorbell does not take messages here.").waitFor();
  await kara.getByRole("tab", { name: "About" }).click();
  await kara.getByRole("heading", { name: "Slash commands" }).waitFor();
  await kara.getByRole("treeitem", { name: /^doorbell/ }).waitFor();
  await checkAxe(kara, "a conversation with an app");
  await shoot("conversation");

  // A channel's apps: one is put into it, and taken out again; its bot's profile leads to it.
  await kara.getByRole("treeitem", { name: /^random/ }).click();
  await kara.getByRole("feed").waitFor();
  await kara.keyboard.press("Alt+i");
  await dialog.getByRole("tab", { name: "Apps" }).click();
  await dialog.getByRole("button", { name: "Add Doorbell" }).click();
  await dialog.getByRole("button", { name: "Remove Doorbell" }).click();
  await dialog.getByRole("button", { name: "Add Doorbell" }).waitFor();
  await checkAxe(kara, "the apps of a channel");
  await shoot("channel-apps");
  await kara.keyboard.press("Escape");
  await kara.getByRole("treeitem", { name: /^general/ }).click();
  await row("Somebody is at the door").getByRole("button", { name: "Front door" }).click();
  await kara.locator("#pane").getByRole("heading", { name: "What it may do" }).waitFor();
  await checkAxe(kara, "a bot's profile");
  await shoot("profile");

  // And its end.
  await kara.goto(`${base}/apps`);
  await kara.getByRole("button", { name: /Rings when somebody/ }).click();
  await kara.getByRole("tab", { name: "Manifest" }).click();
  await kara.getByRole("button", { name: "Delete app" }).click();
  await kara.getByRole("alertdialog").getByRole("button", { name: "Delete Gate" }).click();
  await kara.getByRole("button", { name: /Rings when somebody/ }).waitFor({ state: "detached" });
  expect(app !== "", "no app");
});
