import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { append, changeMessage, forgetStretches, loadAround, loadLatest, loadNewer, loadUnread, stretchAt } from "./timeline";
import type { Message } from "./types";

const at = (second: number, more: Partial<Message> = {}): Message => ({
  type: "message",
  ts: `${1700000000 + second}.000100`,
  text: `${second}`,
  ...more,
});
const words = () => stretchAt("C1").messages.map(({ text }) => text);

/** The server: each call waits until it is answered here. */
let asked: { method: string; args: Record<string, unknown>; answer: (body: Record<string, unknown>) => void }[] = [];

async function answer(method: string, body: Record<string, unknown>): Promise<void> {
  await vi.waitFor(() => expect(asked.some((call) => call.method === method)).toBe(true));
  const found = asked.findIndex((call) => call.method === method);
  asked.splice(found, 1)[0]?.answer({ ok: true, ...body });
}

beforeEach(() => {
  asked = [];
  forgetStretches();
  vi.stubGlobal(
    "fetch",
    (url: string, { body }: { body: string }) =>
      new Promise((resolve) => {
        const say = (value: unknown) => resolve(new Response(JSON.stringify(value)));
        asked.push({ method: url.slice(5), args: JSON.parse(body), answer: say });
      }),
  );
});

afterEach(() => vi.unstubAllGlobals());

describe("a stretch of messages", () => {
  it("has what happened while its page was under way", async () => {
    const loading = loadLatest("C1");
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    append("C1", at(3));
    changeMessage("C1", at(1).ts, (message) => ({ ...message, text: "edited" }));
    changeMessage("C1", at(2).ts, () => undefined);
    await answer("conversations.history", { messages: [at(2), at(1)], has_more: false });
    await loading;
    expect(words()).toEqual(["edited", "3"]);
  });

  it("has no hole when something is said while it reads on towards the present", async () => {
    const around = loadAround("C1", at(1).ts);
    await answer("conversations.around", { messages: [at(2), at(1)], has_more_before: false, has_more_after: true });
    await around;
    const newer = loadNewer("C1");
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    append("C1", at(9));
    await answer("conversations.history", { messages: [at(4), at(3)], has_more: true });
    await newer;
    expect(words()).toEqual(["1", "2", "3", "4"]);
    const last = loadNewer("C1");
    await answer("conversations.history", { messages: [at(9), at(5)], has_more: false });
    await last;
    expect(words()).toEqual(["1", "2", "3", "4", "5", "9"]);
  });

  it("goes to the message asked for although the newest are still under way", async () => {
    const latest = loadLatest("C1");
    const around = loadAround("C1", at(1).ts);
    await answer("conversations.history", { messages: [at(99)], has_more: true });
    await answer("conversations.around", { messages: [at(2), at(1)], has_more_before: false, has_more_after: true });
    await Promise.all([latest, around]);
    expect(words()).toEqual(["1", "2"]);
  });

  it("begins around the first unread message when that is further back than a page", async () => {
    const loading = loadUnread("C1", at(1).ts);
    await answer("conversations.history", { messages: [at(99), at(98)], has_more: true });
    await answer("conversations.around", { messages: [at(2), at(1)], has_more_before: false, has_more_after: true });
    await loading;
    expect(words()).toEqual(["1", "2"]);
  });
});
