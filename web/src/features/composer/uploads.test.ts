import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, call, upload } from "../../api";
import { completeArguments } from "./pendingSends";
import { Uploads } from "./uploads";

vi.mock("../../api", async (original) => ({ ...(await original<object>()), call: vi.fn(), upload: vi.fn() }));

const file = (name: string) => new File(["bytes"], name, { type: "text/plain" });

beforeEach(() => {
  vi.mocked(call).mockResolvedValue({ upload_url: "/up", file_id: "F1" } as never);
  vi.mocked(upload).mockResolvedValue({} as never);
});

describe("files on their way", () => {
  it("go up at once and tell how far they are", async () => {
    const uploads = new Uploads();
    const seen: number[] = [];
    uploads.subscribe(() => seen.push(uploads.list()[0]?.progress ?? -1));
    vi.mocked(upload).mockImplementation(async (_url, _body, options) => {
      options?.onProgress?.(0.5);
      return {} as never;
    });
    uploads.add([file("a.txt")]);
    expect(await uploads.settled()).toBe(true);
    expect(seen).toContain(0.5);
    expect(uploads.list()[0]).toMatchObject({ state: "done", fileId: "F1", title: "a.txt" });
  });

  it("can fail and be tried again", async () => {
    const uploads = new Uploads();
    vi.mocked(call).mockRejectedValueOnce(new ApiError("file_too_large"));
    uploads.add([file("big.bin")]);
    expect(await uploads.settled()).toBe(false);
    expect(uploads.list()[0]).toMatchObject({ state: "failed", error: "file_too_large" });
    uploads.retry(uploads.list()[0]?.key ?? "");
    expect(await uploads.settled()).toBe(true);
  });

  it("stop when they are removed", async () => {
    const uploads = new Uploads();
    let signal: AbortSignal | undefined;
    vi.mocked(upload).mockImplementation((_url, _body, options) => {
      signal = options?.signal;
      return new Promise(() => undefined);
    });
    uploads.add([file("a.txt")]);
    await vi.waitFor(() => expect(signal).toBeDefined());
    uploads.remove(uploads.list()[0]?.key ?? "");
    expect(signal?.aborted).toBe(true);
    expect(uploads.list()).toEqual([]);
  });

  it("keep their order, names and descriptions for the message", async () => {
    const uploads = new Uploads();
    uploads.add([file("a.txt"), file("b.txt")]);
    await uploads.settled();
    const [first, second] = uploads.list();
    uploads.move(second?.key ?? "", -1);
    uploads.describe(first?.key ?? "", { title: "Notes", altText: "What was said" });
    const elements = [{ type: "rich_text_section" as const, elements: [{ type: "text" as const, text: "hi" }] }];
    const args = completeArguments({ conversationId: "C1", threadTs: "1.2", alsoToChannel: true, elements }, uploads.list());
    expect(args).toMatchObject({
      files: [{ title: "b.txt" }, { title: "Notes", alt_txt: "What was said" }],
      channel_id: "C1",
      thread_ts: "1.2",
      reply_broadcast: true,
      initial_comment: "hi",
    });
  });
});
