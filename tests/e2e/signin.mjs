/** Ways in, and what becomes of them: `node signin.mjs BASE PASSWORD COOKIE` (the cookie of somebody whose account is switched off). */
import { checkAxe, expect, newContext, openPage, run, signIn, until } from "./browser.mjs";

const [base, password, cookie] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const call = (page, method, args = {}) =>
    page.evaluate(
      ([name, body]) =>
        fetch(`/api/${name}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Hallway-Client": "web" },
          body: JSON.stringify(body),
        }).then((answer) => answer.json()),
      [method, args],
    );
  const channel = /client\/\w+\/(\w+)/.exec(kara.url())[1];
  const { ts } = await call(kara, "chat.postMessage", { channel, text: "Read this first" });

  // A wrong password says so once, without saying whose; the field has the focus again.
  const ivan = await openPage(await newContext({ locale: "de-DE", colorScheme: "dark" }), `${base}/archives/${channel}/p${ts.replace(".", "")}`);
  await ivan.locator("input[type=email]").fill("ivan@acme.example");
  await checkAxe(ivan, "sign-in");
  await ivan.locator("input[type=password]").fill("wrong horse");
  await ivan.keyboard.press("Enter");
  await ivan.getByRole("alert").waitFor();
  await until(ivan, "the password has the focus", () => document.activeElement?.getAttribute("autocomplete") === "current-password");

  // The address one came with is where one lands.
  await ivan.locator("input[type=password]").fill(password);
  await ivan.keyboard.press("Enter");
  await ivan.getByRole("article").filter({ hasText: "Read this first" }).waitFor();
  expect(ivan.url().includes(channel), `landed on ${ivan.url()}`);

  // The session ends while one writes: the words stay, and go out once one is back.
  const sessions = await call(ivan, "auth.sessions.list");
  const second = await signIn(base, "ivan@acme.example", password);
  await call(second, "auth.sessions.revoke", { session: sessions.sessions[0].id });
  await second.context().close();
  const box = ivan.locator("[contenteditable=true]").first();
  await box.click();
  await ivan.keyboard.type("half written");
  await ivan.keyboard.press("Enter");
  const again = ivan.getByRole("dialog");
  await again.locator("input[type=password]").waitFor();
  await checkAxe(ivan, "sign in again");
  await again.locator("input[type=password]").fill(password);
  await ivan.keyboard.press("Enter");
  await again.waitFor({ state: "detached" });
  await kara.getByRole("article").filter({ hasText: "half written" }).waitFor();

  // A link from an admin sets a new password, once.
  const { user_id: ivanId } = await call(ivan, "auth.test");
  const { url } = await call(kara, "auth.password.createReset", { user: ivanId });
  const reset = await openPage(await newContext(), new URL(new URL(url, base).pathname, base).href);
  await reset.getByText("Ivan Petrov, choose").waitFor();
  await checkAxe(reset, "new password");
  await reset.locator("input[type=password]").fill("another horse battery");
  await reset.keyboard.press("Enter");
  await reset.getByRole("tree").waitFor();
  await reset.context().close();
  const used = await openPage(await newContext(), new URL(new URL(url, base).pathname, base).href);
  await used.getByRole("alert").waitFor();
  await used.getByText("Ask an admin").waitFor();
  await used.getByRole("button", { name: "Go to sign-in" }).click();
  await used.locator("input[type=email]").waitFor();

  // An invitation says who asks one where, and leads there.
  const { channel: plans } = await call(kara, "conversations.create", { name: "plans", is_private: true });
  const { invite } = await call(kara, "invites.create", { role: "guest", channels: [plans.id] });
  const lena = await openPage(await newContext(), `${base}/join/${invite.code}`);
  await lena.getByText("Kara Thrace invites you.").waitFor();
  await lena.getByText("plans").waitFor();
  await checkAxe(lena, "invitation");
  await lena.locator("input[name=name]").fill("Lena Vogt");
  await lena.locator("input[type=email]").fill("lena@agency.example");
  await lena.locator("input[type=password]").fill(password);
  await lena.keyboard.press("Enter");
  await lena.getByRole("treeitem", { name: /^plans, private channel/ }).waitFor();

  // Somebody whose account is switched off hears so.
  const gone = await newContext();
  await gone.addCookies([{ name: "hallway_session", value: cookie, url: base }]);
  const page = await openPage(gone, base);
  await page.getByRole("heading", { name: "Your account is switched off" }).waitFor();
  await checkAxe(page, "switched off");
  await page.getByRole("button", { name: "Sign in with another account" }).click();
  await page.locator("input[type=email]").waitFor();

  // Too many tries: how long to wait stands on the button.
  await page.locator("input[type=email]").fill("mia@acme.example");
  for (let tries = 0; tries < 30; tries += 1) {
    await page.locator("input[type=password]").fill(`guess ${tries}`);
    await page.locator("button[type=submit]").click();
    await until(page, "an answer", () => !document.querySelector("button[type=submit]").hasAttribute("aria-busy"));
    if (await page.locator("button[type=submit]").isDisabled()) break;
  }
  await page.getByRole("button", { name: /to wait/ }).waitFor();
});
