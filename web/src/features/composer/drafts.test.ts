import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, call } from "../../api";
import type { RichTextElement } from "../../richtext";
import { mergeDrafts, type StoredDraft } from "./draftMerge";
import { allDrafts, applyServerDraft, discardDraft, forgetServerDraft, openDrafts, readDraft, saveDraft, watchDraft } from "./drafts";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), call: vi.fn() }));

const words = (text: string): RichTextElement[] => [{ type: "rich_text_section", elements: [{ type: "text", text }] }];
const server = (text: string, ts = "20") => ({
  id: "Dr1",
  last_updated_ts: ts,
  destinations: [{ channel_id: "C1" }],
  blocks: [{ type: "rich_text", elements: words(text) }],
});

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  vi.mocked(call).mockReset();
  vi.mocked(call).mockResolvedValue({ drafts: [] } as never);
  await openDrafts("T1", "U1");
});

describe("a draft", () => {
  it("is on this device at once and on the server a moment later", async () => {
    saveDraft("C1", undefined, words("hello"));
    expect(readDraft("C1", undefined)).toEqual(words("hello"));
    expect(localStorage.getItem("hallway.drafts.T1.U1")).toContain("hello");
    vi.mocked(call).mockResolvedValue({ draft: { id: "Dr1", last_updated_ts: "10" } } as never);
    await vi.advanceTimersByTimeAsync(2000);
    expect(call).toHaveBeenLastCalledWith("drafts.create", expect.objectContaining({ destination: { channel_id: "C1" } }));
    saveDraft("C1", undefined, words("hello there"));
    await vi.advanceTimersByTimeAsync(2000);
    expect(call).toHaveBeenLastCalledWith("drafts.update", expect.objectContaining({ draft_id: "Dr1", client_last_updated_ts: "10" }));
  });

  it("belongs to one conversation or thread", () => {
    saveDraft("C1", undefined, words("channel"));
    saveDraft("C1", "1.2", words("thread"));
    expect(readDraft("C1", "1.2")).toEqual(words("thread"));
    expect(allDrafts()).toHaveLength(2);
  });

  it("survives a reload, and goes when the message is sent or emptied", async () => {
    saveDraft("C1", undefined, words("hello"));
    saveDraft("C2", undefined, words("other"));
    await openDrafts("T1", "U1");
    expect(readDraft("C1", undefined)).toEqual(words("hello"));
    discardDraft("C1", undefined);
    saveDraft("C2", undefined, []);
    await openDrafts("T1", "U1");
    expect(allDrafts()).toEqual([]);
  });

  it("of another person is not shown", async () => {
    saveDraft("C1", undefined, words("mine"));
    await openDrafts("T1", "U2");
    expect(allDrafts()).toEqual([]);
  });

  it("arrives from another device, and goes when it is sent there", () => {
    applyServerDraft(server("from my phone"));
    expect(readDraft("C1", undefined)).toEqual(words("from my phone"));
    forgetServerDraft("Dr1");
    expect(readDraft("C1", undefined)).toEqual([]);
  });

  it("tells the composer that is open there, and does not take its own echo for another device", () => {
    const shown = vi.fn();
    const stop = watchDraft("C1", undefined, shown);
    applyServerDraft(server("from my phone"));
    expect(shown).toHaveBeenLastCalledWith(words("from my phone"));
    saveDraft("C1", undefined, words("going on"));
    const own = vi.mocked(call).mock.calls.length;
    vi.advanceTimersByTime(2000);
    const [, args] = vi.mocked(call).mock.calls[own] ?? [];
    applyServerDraft({ ...server("going on", "40"), client_msg_id: String(args?.client_msg_id) });
    expect(shown).toHaveBeenCalledTimes(1);
    stop();
  });

  it("keeps both texts when another device was faster", async () => {
    applyServerDraft(server("first"));
    saveDraft("C1", undefined, words("mine"));
    vi.mocked(call).mockRejectedValueOnce(new ApiError("draft_has_conflict", undefined, { draft: server("theirs", "30") }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(readDraft("C1", undefined)).toEqual(expect.arrayContaining([...words("mine"), ...words("theirs")]));
  });
});

describe("two devices at once", () => {
  const mine: StoredDraft = { channel: "C1", threadTs: undefined, elements: words("mine"), changedAt: 30_000, synced: false };

  it("keep both texts, the newer first", () => {
    expect(mergeDrafts(mine, server("theirs"), { channel_id: "C1" })?.elements).toEqual([...words("mine"), ...words("theirs")]);
    expect(mergeDrafts({ ...mine, changedAt: 10_000 }, server("theirs"), { channel_id: "C1" })?.elements).toEqual([
      ...words("theirs"),
      ...words("mine"),
    ]);
  });

  it("do not double what is the same, nor take a version twice", () => {
    expect(mergeDrafts(mine, server("mine"), { channel_id: "C1" })?.elements).toEqual(words("mine"));
    expect(mergeDrafts({ ...mine, serverTs: "20" }, server("theirs"), { channel_id: "C1" })).toBeUndefined();
  });
});
