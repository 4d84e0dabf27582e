/** Kara on a phone, with a finger: `node phone.mjs BASE MAIL PASSWORD`. */
import { enter, expect, newContext, openPage, run, until } from "./browser.mjs";

const [base, email, password] = process.argv.slice(2);

await run(async () => {
  const context = await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await openPage(context, base);
  await enter(page, email, password);
  const doors = page.getByRole("navigation", { name: "Workspace" });
  await doors.waitFor();

  // A finger that rests on a room opens what can be done with it, and does not go there.
  const room = page.getByRole("treeitem", { name: /^design/ });
  const box = await room.boundingBox();
  const touch = await context.newCDPSession(page);
  const point = { x: box.x + 80, y: box.y + box.height / 2 };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [point] });
  await page.getByRole("menuitem", { name: "Star" }).waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.getByRole("menuitem", { name: "Star" }).waitFor();
  expect(new URL(page.url()).pathname === "/", `the long press led to ${page.url()}`);
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });

  // One step in, the doors make room; the browser's back leads to the list again.
  await room.tap();
  await page.getByRole("article").first().waitFor();
  expect(!(await doors.isVisible()), "the doors stand in the way");
  await page.goBack();
  await doors.waitFor();
  await doors.getByRole("link", { name: /DMs/ }).tap();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(await doors.isVisible(), "a view has no doors");
  await doors.getByRole("link", { name: /Home/ }).tap();
  await page.getByRole("tree").waitFor();

  // Turned, nothing is lost; what fits stands side by side.
  await room.tap();
  await page.getByRole("article").first().waitFor();
  await page.setViewportSize({ width: 844, height: 390 });
  await page.getByRole("tree").waitFor();
  await until(page, "the channel is still there", () => document.querySelector("#main h1")?.textContent === "design");
});
