import { beforeEach, expect, it, vi } from "vitest";
import { call } from "../../api";
import { sendMessage } from "../../model";
import { openDrafts, readDraft, saveDraft } from "./drafts";
import { reschedule, type Scheduled, scheduleDraft, sendNow, takeBack } from "./scheduled";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), call: vi.fn() }));
vi.mock("../../model", async (original) => ({ ...(await original<object>()), sendMessage: vi.fn() }));

const words = (text: string) => [{ type: "rich_text_section" as const, elements: [{ type: "text" as const, text }] }];
const message: Scheduled = { id: "Q1", channel_id: "C1", thread_ts: "1.2", post_at: 2000, date_created: 1000, text: "see *you*" };
const methods = () => vi.mocked(call).mock.calls.map(([method]) => method);

beforeEach(async () => {
  localStorage.clear();
  vi.mocked(sendMessage).mockReset();
  vi.mocked(call).mockReset();
  vi.mocked(call).mockResolvedValue({ drafts: [] } as never);
  await openDrafts("T1", "U1");
  vi.mocked(call).mockClear();
});

it("keeps a draft until the server has it", async () => {
  saveDraft("C1", undefined, words("later"));
  const draft = { channel: "C1", threadTs: undefined, elements: words("later"), changedAt: 0, synced: false };
  vi.mocked(call).mockRejectedValueOnce(new Error("offline"));
  await expect(scheduleDraft(draft, 2000)).rejects.toThrow();
  expect(readDraft("C1", undefined)).toEqual(words("later"));
  await scheduleDraft(draft, 2000);
  expect(readDraft("C1", undefined)).toEqual([]);
});

it("sets the new time before it takes the old one away", async () => {
  await reschedule(message, 3000);
  expect(methods()).toEqual(["chat.scheduleMessage", "chat.deleteScheduledMessage"]);
  expect(call).toHaveBeenCalledWith(
    "chat.scheduleMessage",
    expect.objectContaining({ post_at: 3000, thread_ts: "1.2", text: "see *you*" }),
  );
});

it("does not send what could not be withdrawn", async () => {
  vi.mocked(call).mockRejectedValueOnce(new Error("invalid_scheduled_message_id"));
  await expect(sendNow(message)).rejects.toThrow();
  expect(sendMessage).not.toHaveBeenCalled();
  await sendNow(message);
  expect(sendMessage).toHaveBeenCalledWith(expect.objectContaining({ channel: "C1", thread_ts: "1.2" }));
});

it("comes back as a draft below what was begun there", async () => {
  saveDraft("C1", "1.2", words("begun"));
  await takeBack(message);
  expect(readDraft("C1", "1.2")[0]).toEqual(words("begun")[0]);
  expect(JSON.stringify(readDraft("C1", "1.2"))).toContain("you");
});
