/** An app asks to be let in: `node consent.mjs BASE PASSWORD URL BACK SHOTS` (the authorize address, and where the app waits). */
import { checkAxe, expect, newContext, openPage, run } from "./browser.mjs";

const [base, password, url, back, shots] = process.argv.slice(2);

async function signedIn(options, address, email) {
  const page = await openPage(await newContext(options), address);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  return page;
}

await run(async () => {
  // Whoever is not signed in does that first, and is then asked what the app wants.
  const mia = await signedIn({}, url, "mia@acme.example");
  await mia.getByRole("heading", { name: "Let Oncall into Acme?" }).waitFor();
  await mia.getByText("Post messages.").waitFor();
  await mia.getByText("Search all that you can read.").waitFor();
  await mia.getByText("Mia Müller").waitFor();
  await checkAxe(mia, "consent");
  if (shots) await mia.screenshot({ path: `${shots}/consent.png`, fullPage: true });
  const allow = mia.getByRole("button", { name: "Allow", exact: true });
  expect(await allow.isDisabled(), "nothing is allowed before a channel is chosen");
  await mia.getByRole("combobox").click();
  await mia.getByRole("option", { name: "#general" }).click();
  await Promise.all([mia.waitForURL(`${back}**`), allow.click()]);
  const landed = new URL(mia.url());
  expect(landed.searchParams.get("state") === "the state" && landed.searchParams.get("code"), `landed on ${mia.url()}`);

  // No is no; in German and in the dark.
  const ivan = await signedIn({ locale: "de-DE", colorScheme: "dark" }, url, "ivan@acme.example");
  await ivan.getByRole("heading", { name: "Oncall in Acme hineinlassen?" }).waitFor();
  await ivan.getByText("Nachrichten schreiben.").waitFor();
  await checkAxe(ivan, "consent in German");
  if (shots) await ivan.screenshot({ path: `${shots}/consent-de.png`, fullPage: true });
  await Promise.all([ivan.waitForURL(`${back}**`), ivan.getByRole("button", { name: "Abbrechen" }).click()]);
  expect(new URL(ivan.url()).searchParams.get("error") === "access_denied", `landed on ${ivan.url()}`);

  // An address that the app has not registered is never gone to.
  await ivan.goto(url.replace(encodeURIComponent(back), encodeURIComponent("https://evil.example/")));
  await ivan.getByRole("alert").getByText("Betrugsversuch").waitFor();
  await checkAxe(ivan, "a question that is not put");
  if (shots) await ivan.screenshot({ path: `${shots}/consent-refused.png` });
  expect(new URL(ivan.url()).origin === new URL(base).origin, `landed on ${ivan.url()}`);

  // An assistant that has introduced itself is put like any app.
  const body = JSON.stringify({ client_name: "Scribe", redirect_uris: [back] });
  const headers = { "Content-Type": "application/json" };
  const { client_id } = await fetch(`${base}/oauth/mcp/register`, { method: "POST", headers, body }).then((answer) => answer.json());
  const asked = { client_id, redirect_uri: back, response_type: "code", state: "s", code_challenge: "a".repeat(43), code_challenge_method: "S256" };
  await ivan.goto(`${base}/oauth/mcp/authorize?${new URLSearchParams(asked)}`);
  await ivan.getByRole("heading", { name: "Scribe in Acme hineinlassen?" }).waitFor();
  await checkAxe(ivan, "consent to an assistant");
  if (shots) await ivan.screenshot({ path: `${shots}/consent-assistant.png`, fullPage: true });
  await Promise.all([ivan.waitForURL(`${back}**`), ivan.getByRole("button", { name: "Erlauben", exact: true }).click()]);
  expect(new URL(ivan.url()).searchParams.get("code"), `landed on ${ivan.url()}`);
});
