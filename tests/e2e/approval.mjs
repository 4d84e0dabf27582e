/** Kara lets apps be asked for, Ivan asks for one, Kara allows it: `node approval.mjs BASE KARA IVAN PASSWORD APP [SHOTS]`. */
import { checkAxe, run, signIn } from "./browser.mjs";

const [base, owner, member, password, app, shots] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, owner, password);
  const ivan = await signIn(base, member, password);
  const dialog = kara.getByRole("dialog");
  await kara.keyboard.press("Control+,");
  await dialog.getByRole("tab", { name: "Apps" }).click();
  await dialog.getByRole("switch", { name: "Apps need approval" }).click();
  await dialog.getByRole("switch", { name: "Apps need approval", checked: true }).waitFor();
  await dialog.getByText("Nobody waits for a decision.").waitFor();

  await ivan.goto(`${base}/apps/${app}`);
  await ivan.getByRole("button", { name: "Ask for it" }).click();
  await ivan.getByRole("dialog").getByLabel("What do you need it for?").fill("To hear the door");
  await ivan.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await ivan.getByText("You have asked for this app. Your admins will decide.").waitFor();
  await checkAxe(ivan, "an app asked for");

  await kara.reload();
  const list = dialog.getByRole("list", { name: "Requests for apps" });
  await list.getByText("To hear the door").waitFor();
  await list.getByText("It asks for 1 permission").click();
  await checkAxe(kara, "requests for apps");
  if (shots) await kara.screenshot({ path: `${shots}/queue.png` });
  await list.getByRole("button", { name: "Approve Gate" }).click();
  await dialog.getByText("Nobody waits for a decision.").waitFor();
  await dialog.getByRole("list", { name: "Decided" }).getByText("Allowed").waitFor();
  await checkAxe(kara, "decided");

  await ivan.reload();
  await ivan.getByRole("button", { name: "Install", exact: true }).click();
  await ivan.getByRole("button", { name: "Show: Bot token" }).waitFor();
});
