/** Two people do things with messages: `node acting.mjs BASE MAIL MAIL PASSWORD`. Prints "ok", or fails with what went wrong. */
import { api, check, composer, errors, feed, noViolations, room, row, run, say, signIn, until } from "./scene.mjs";

const [base, first, second, password] = process.argv.slice(2);

await run(async (browser) => {
  const kara = await signIn(browser, base, first, password);
  const ivan = await signIn(browser, base, second, password, { colorScheme: "dark", locale: "de-DE" });
  await composer(kara).waitFor();
  await composer(ivan).waitFor();
  const channel = new URL(kara.url()).pathname.split("/")[3];
  const clipboard = () => kara.evaluate(() => navigator.clipboard.readText());
  const menu = async (page, text, item) => {
    await row(page, text).getByText(text).first().click({ button: "right" });
    await page.getByRole("menuitem", { name: item }).click();
  };

  for (const text of ["first words", "second words", "third words"]) await say(ivan, text);
  await row(kara, "third words").waitFor();

  // The toolbar comes without moving anything, by pointer and by keyboard.
  const top = (text) => row(kara, text).evaluate((element) => element.getBoundingClientRect().top);
  const before = await top("second words");
  await row(kara, "second words").hover();
  await kara.getByRole("toolbar", { name: "Message actions" }).waitFor();
  check("the toolbar moved the message", (await top("second words")) === before);
  await kara.mouse.move(5, 5);
  await row(kara, "third words").focus();
  await kara.keyboard.press("ArrowUp");
  await until("the message above has the focus", () => row(kara, "second words").evaluate((element) => element === document.activeElement));
  await kara.keyboard.press("ArrowRight");
  check("the toolbar is reached by keyboard", await kara.evaluate(() => document.activeElement.closest("[role=toolbar]") !== null));
  await kara.keyboard.press("ArrowLeft");

  // A letter that means something to a message does it; another begins to write.
  await kara.keyboard.press("t");
  await composer(kara, "thread").waitFor();
  await kara.getByRole("complementary").getByRole("button", { name: "Close" }).click();
  await row(kara, "second words").focus();
  await kara.keyboard.type("xyz");
  await until("what was typed is in the composer", async () => (await composer(kara).innerText()).trim() === "xyz");
  await kara.keyboard.press("Control+a");
  await kara.keyboard.press("Backspace");

  // Reactions show at once, also when the server is slow, and keep their order.
  await kara.route("**/api/reactions.*", async (route) => {
    await row(kara, "first words").locator("button[aria-pressed=true]").waitFor();
    await route.continue();
  });
  await row(kara, "first words").hover();
  await kara.getByRole("button", { name: "React with :eyes:" }).click();
  await row(ivan, "first words").locator("button[aria-pressed=false]").waitFor();
  await kara.unroute("**/api/reactions.*");
  await row(ivan, "first words").locator("button[aria-pressed]").click();
  await row(kara, "first words").getByText("2", { exact: true }).waitFor();
  await row(kara, "first words").locator("button[aria-pressed]").hover();
  await kara.getByText("you and Ivan Petrov reacted with :eyes:").waitFor();

  // Editing with the whole composer; Esc leaves; a change from elsewhere is shown beside one's own.
  await say(kara, "my own words");
  await row(ivan, "my own words").waitFor();
  await kara.keyboard.press("ArrowUp");
  const editor = kara.locator("[data-editing] [contenteditable=true]");
  await editor.waitFor();
  await kara.keyboard.press("Escape");
  await editor.waitFor({ state: "detached" });
  await row(kara, "my own words").focus();
  await kara.keyboard.press("e");
  await editor.waitFor();
  const own = await row(kara, "my own words").or(kara.locator("article:has([data-editing])")).last().getAttribute("data-ts");
  await api(kara, "chat.update", { channel, ts: own, text: "words from my phone" });
  await kara.locator("[data-editing]").getByText("words from my phone").waitFor();
  await editor.press("End");
  await kara.keyboard.type(", completed");
  await kara.keyboard.press("Enter");
  await row(ivan, "my own words, completed").getByText("(bearbeitet)").waitFor();

  // Deleting asks, can be called back, and then is final.
  await row(kara, "completed").focus();
  await kara.keyboard.press("Delete");
  await kara.getByRole("alertdialog").getByText("my own words, completed").waitFor();
  await kara.getByRole("button", { name: "Delete", exact: true }).click();
  await row(kara, "completed").waitFor({ state: "detached" });
  await kara.getByRole("button", { name: "Undo" }).click();
  await row(kara, "completed").waitFor();
  check("it was never gone for others", (await row(ivan, "completed").count()) === 1);
  await row(kara, "completed").focus();
  await kara.keyboard.press("Shift+Delete");
  await row(ivan, "completed").waitFor({ state: "detached" });
  await until("another message has the focus", () => kara.evaluate(() => document.activeElement.matches("article[data-ts]")));

  // Threads: their own draft, to the channel as well, a stone over what is left.
  await menu(ivan, "first words", "Thread folgen");
  await row(kara, "first words").hover();
  await row(kara, "first words").getByRole("button", { name: "Reply in thread" }).click();
  await composer(kara, "thread").waitFor();
  await kara.keyboard.type("half a thou");
  await kara.getByRole("complementary").getByRole("button", { name: "Close" }).click();
  await row(kara, "first words").hover();
  await row(kara, "first words").getByRole("button", { name: "Reply in thread" }).click();
  await until("the draft is back", async () => (await composer(kara, "thread").innerText()).trim() === "half a thou");
  await composer(kara, "thread").press("End");
  await kara.keyboard.type("ght");
  await kara.getByRole("checkbox", { name: /Also send/ }).check();
  await composer(kara, "thread").press("Enter");
  await row(ivan, "half a thought").getByText("Auch aus einem Thread gesendet").waitFor();
  await ivan.getByRole("link", { name: /Threads/ }).click();
  const card = ivan.getByRole("region", { name: /Thread in/ });
  await card.getByText("half a thought").waitFor();
  await card.getByText("1 neue Antwort").waitFor();
  await card.getByRole("button", { name: "Antworten" }).click();
  await composer(ivan, "thread").waitFor();
  await ivan.keyboard.type("answered from the list");
  await ivan.keyboard.press("Enter");
  await kara.getByRole("complementary").getByText("answered from the list").waitFor();
  await noViolations(ivan, "threads");
  await ivan.goBack();
  await noViolations(kara, "a thread");
  await menu(ivan, "first words", "Nachricht löschen");
  await ivan.getByRole("alertdialog").getByRole("button", { name: "Löschen" }).click();
  await row(kara, "This message was deleted.").first().waitFor();
  await kara.getByRole("complementary").getByRole("button", { name: "Close" }).click();

  // Unread from here, on all devices, until one says otherwise.
  await row(kara, "second words").click({ modifiers: ["Alt"] });
  await kara.getByText("New", { exact: true }).waitFor();
  const phone = await kara.context().newPage();
  phone.on("pageerror", (error) => errors.push(error.message));
  await phone.goto(`${base}/later`);
  await room(phone, /^general.*2 unread/).waitFor();
  await kara.bringToFront();
  await row(kara, "second words").focus();
  await kara.keyboard.press("Escape");
  await kara.getByText("New", { exact: true }).waitFor({ state: "detached" });
  await room(phone, /^general(?!.*unread)/).waitFor();
  await phone.close();

  // Copied, forwarded, remembered.
  await menu(kara, "third words", "Copy text");
  check("copied text", (await clipboard()) === "third words", await clipboard());
  await menu(kara, "third words", "Copy link");
  const address = await clipboard();
  check("copied link", /\/archives\/\w+\/p\d{16}$/.test(address), address);
  await menu(kara, "third words", "Forward");
  await kara.getByRole("combobox", { name: "To" }).fill("random");
  await kara.getByRole("option", { name: "#random" }).click();
  await kara.getByLabel("Your words (optional)").fill("look at this");
  await kara.getByRole("dialog").getByRole("button", { name: "Forward" }).click();
  await room(kara, /^random/).click();
  const forwarded = row(kara, "look at this");
  await forwarded.getByRole("blockquote").getByText("third words").waitFor();
  await noViolations(kara, "a quote");
  await forwarded.getByRole("link", { name: "Message in #general" }).click();
  await row(kara, "third words").waitFor();
  await row(kara, "third words").getByText("third words").click({ button: "right" });
  await kara.getByRole("menuitem", { name: "Remind me" }).click();
  await kara.getByRole("menuitem", { name: /Tomorrow/ }).click();
  await kara.getByText(/You will be reminded/).waitFor();
  const { saved_items: saved } = await api(kara, "saved.list", {});
  check("a reminder is set", saved[0]?.date_due > 0, saved);

  // Fingers: a long press opens everything at the foot of the window, and pressing it away presses nothing else.
  const touch = await signIn(browser, base, second, password, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await room(touch, /^general/).tap();
  await row(touch, "third words").waitFor();
  const { x, y } = await row(touch, "third words").getByText("third words").boundingBox();
  const fingers = await touch.context().newCDPSession(touch);
  await row(touch, "third words").getByText("third words").tap();
  check("no toolbar under a finger", (await touch.getByRole("toolbar", { name: "Message actions" }).count()) === 0);
  await fingers.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: x + 20, y: y + 8 }] });
  await touch.getByRole("menu").waitFor();
  await fingers.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await noViolations(touch, "a sheet");
  const sheet = await touch.getByRole("menu").boundingBox();
  check("the sheet is at the foot", Math.abs(sheet.y + sheet.height - 844) <= 1 && sheet.width === 390, sheet);
  await touch.getByRole("menuitem", { name: "Reply in thread" }).tap();
  await composer(touch, "thread").waitFor();
  check("feeds are there", (await feed(kara).count()) === 1);
});
