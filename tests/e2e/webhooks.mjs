/** Kara reads what a program posted, and follows its link: `node webhooks.mjs BASE PASSWORD`. */
import { checkAxe, expect, run, signIn } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  await kara.getByText("added an integration: Grafana").waitFor();
  const card = kara.getByRole("article").filter({ hasText: "Disk is full" });
  await card.getByRole("heading", { name: "Disk is full" }).waitFor();
  expect((await card.getByText("Disk is full").count()) === 1, "the heading is shown more than once");
  await card.getByText("Nov 25, 2026").waitFor();
  await card.getByText("Severity").waitFor();
  await card.getByRole("cell", { name: "9" }).waitFor();
  await checkAxe(kara, "a card");

  // A link is followed, whether or not there is an app that wants to hear of it.
  await kara.context().route("https://alerts.example/**", (route) => route.fulfill({ body: "silenced" }));
  const told = kara.waitForResponse((answer) => answer.url().endsWith("/api/blocks.actions"));
  const [opened] = await Promise.all([kara.waitForEvent("popup"), card.getByRole("button", { name: "Silence" }).click()]);
  await opened.getByText("silenced").waitFor();
  await told;
  await card.locator("[aria-busy=true]").waitFor({ state: "detached" });
  expect((await card.getByRole("alert").count()) === 0, "following a link shows a failure");
});
