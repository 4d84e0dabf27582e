/** Kara orders her rooms, and hears of Ivan: `node sidebar.mjs BASE PASSWORD`. */
import { checkAxe, expect, run, signIn, until } from "./browser.mjs";

const [base, password] = process.argv.slice(2);

await run(async () => {
  const kara = await signIn(base, "kara@acme.example", password);
  const ivan = await signIn(base, "ivan@acme.example", password, { colorScheme: "dark", locale: "de-DE" });
  const room = (page, name) => page.getByRole("treeitem", { name });
  await checkAxe(kara, "workspace");
  await checkAxe(ivan, "workspace, dark and German");

  // Names say what the row shows.
  await room(kara, "general, channel").waitFor();

  // A section is made from the menu of a row, and is there in the other window at once.
  await room(kara, /^random/).click({ button: "right" });
  await kara.getByRole("menuitem", { name: "Move to section" }).click();
  await kara.getByRole("menuitem", { name: "New section" }).click();
  await kara.getByLabel("Name of the section").fill("Fun");
  await kara.keyboard.press("Enter");
  await room(kara, "Fun").waitFor();
  const order = (page) => page.getByRole("treeitem").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label").split(",")[0]));
  expect((await order(kara)).join(" ").startsWith("Fun random"), `random is not in Fun: ${await order(kara)}`);
  const second = await kara.context().newPage();
  await second.goto(base);
  await room(second, "Fun").waitFor();

  // By keys: fold it, and its quiet room is gone, here and there.
  await room(kara, "Fun").focus();
  await kara.keyboard.press("ArrowLeft");
  await room(second, /^Fun, 1 folded/).waitFor();
  expect((await room(second, /^random/).count()) === 0, "a folded section shows a quiet room");

  // Something unread shows even so, and calls by the same number everywhere.
  await ivan.getByRole("treeitem", { name: /^random/ }).click();
  await ivan.getByRole("heading", { name: /random/ }).first().waitFor();
  const box = ivan.locator("[contenteditable=true]").first();
  await box.click();
  await ivan.keyboard.type("Hallo @Kara");
  await ivan.getByRole("option").first().waitFor();
  await ivan.keyboard.press("Enter");
  await ivan.keyboard.type("!");
  await ivan.keyboard.press("Enter");
  await room(kara, "random, channel, 1 unread, 1 mention").waitFor();
  await until(kara, "all badges say the same", () => {
    const sum = (part) => [...document.querySelectorAll(`${part} [data-badge]`)].reduce((total, badge) => total + Number(badge.dataset.badge), 0);
    const title = Number(/^\((\d+)\)/.exec(document.title)?.[1] ?? 0);
    const icon = Number(/>(\d+)<\/text>/.exec(decodeURIComponent(document.querySelector('link[rel="icon"]').href))?.[1] ?? 0);
    const counts = [sum("#sidebar"), sum('[data-region="rail"]'), title, icon];
    return counts.every((count) => count === 1);
  });

  // Read by the menu: every badge goes out.
  await room(kara, /^random/).focus();
  await kara.keyboard.press("Shift+F10");
  await kara.getByRole("menuitem", { name: "Mark as read" }).press("Enter");
  await until(kara, "nothing calls any more", () => !document.title.startsWith("(") && !document.querySelector("[data-badge]"));

  // A muted room does not call.
  await room(kara, /^Fun/).press("ArrowRight");
  await room(kara, /^random/).click({ button: "right" });
  await kara.getByRole("menuitem", { name: "Notifications" }).click();
  await kara.getByRole("menuitemcheckbox", { name: "Mute" }).click();
  await kara.keyboard.press("Escape");
  await kara.keyboard.press("Escape");
  await room(kara, /^random, channel, muted/).waitFor();

  // Dragged to another section; the menu does the same.
  await room(kara, /^random/).dragTo(room(kara, /^Channels/));
  await until(kara, "random is back among the channels", () => {
    const rows = [...document.querySelectorAll("[role=treeitem]")].map((row) => row.getAttribute("aria-label").split(",")[0]);
    return rows.indexOf("random") > rows.indexOf("Channels");
  });

  // A section goes, what was in it stays.
  await room(kara, /^Fun/).hover();
  await kara.getByRole("button", { name: "Fun: more" }).click();
  await kara.getByRole("menuitem", { name: "Delete section" }).click();
  await kara.getByRole("alertdialog").getByRole("button", { name: "Delete section" }).click();
  await room(kara, /^Fun/).waitFor({ state: "detached" });
  await room(kara, /^random/).waitFor();

  // Widths by keys and by pointer, kept on this device.
  const edge = kara.getByRole("separator", { name: "Width of the sidebar" });
  const width = async () => Number(await edge.getAttribute("aria-valuenow"));
  const before = await width();
  await edge.focus();
  await kara.keyboard.press("ArrowRight");
  expect((await width()) === before + 16, "the arrow does not move the edge");
  const line = await edge.boundingBox();
  await kara.mouse.move(line.x, 400);
  await kara.mouse.down();
  await kara.mouse.move(line.x + 50, 400, { steps: 5 });
  await kara.mouse.up();
  const made = await width();
  expect(Math.abs(made - before - 66) <= 2, `dragged from ${before} to ${made}`);
  await kara.reload();
  await kara.getByRole("tree").waitFor();
  expect((await width()) === made, "the width is forgotten");

  // A name that does not fit is told beside its row, by keyboard as well.
  const long = "a-name-that-is-much-longer-than-a-narrow-sidebar-is-wide";
  await kara.evaluate(
    (name) =>
      fetch("/api/conversations.create", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Hallway-Client": "web" },
        body: JSON.stringify({ name }),
      }),
    long,
  );
  await room(kara, new RegExp(`^${long}`)).waitFor();
  await room(kara, /^general/).focus();
  await kara.keyboard.press("ArrowUp");
  await kara.getByText(long, { exact: true }).nth(1).waitFor();
});
