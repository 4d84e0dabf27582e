import { beforeEach, expect, it, vi } from "vitest";
import { apply } from "./events";
import { forgetStretches, loadLatest, stretchAt } from "./timeline";

const shown = (ts: string, text: string) => ({ type: "message", channel: "C1", ts, user: "U1", bot_id: "B1", text, is_ephemeral: true });
const words = () => stretchAt("C1").messages.map(({ text }) => text);

beforeEach(async () => {
  forgetStretches();
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ ok: true, messages: [], has_more: false })));
  await loadLatest("C1");
});

it("shows what only the reader sees, in its place when it is shown again, and no more once the app takes it away", () => {
  apply(shown("1700000000.000100", "Deploying …"));
  apply(shown("1700000001.000100", "Choose a stage"));
  apply(shown("1700000000.000100", "Deployed"));
  expect(words()).toEqual(["Deployed", "Choose a stage"]);
  apply({ type: "ephemeral_deleted", channel: "C1", ts: "1700000000.000100" });
  expect(words()).toEqual(["Choose a stage"]);
});
