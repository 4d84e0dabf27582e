import { describe, expect, it } from "vitest";
import type { Block, RichFile } from "../types";
import { flawsOf } from "./checks";
import { SurfaceState } from "./state";
import { leave, take, uploadsIn, whenSettled } from "./uploads";
import { keyOf } from "./values";

const element = { type: "file_input", action_id: "a" };
const blocks: Block[] = [{ type: "input", block_id: "b", element }];
const key = keyOf("b", "a");
const file = new File(["flour"], "list.txt");

/** A server that answers when it is told to. */
function sending() {
  let arrive: (file: RichFile) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const answer = new Promise<RichFile>((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  return { send: () => answer, arrive: () => arrive({ id: "F1" } as RichFile), fail: () => fail({ code: "file_too_large" }) };
}

const flaws = (state: SurfaceState) =>
  flawsOf(blocks, { values: { b: { a: state.value(key) ?? { type: "file_input", files: [] } } } }, uploadsIn(blocks, state));

describe("a file on its way into a form", () => {
  it("is waited for, and counts as filled in meanwhile", async () => {
    const state = new SurfaceState();
    const server = sending();
    const taken = take(state, key, element, file, server.send);
    expect(uploadsIn(blocks, state)).toEqual({ b: "running" });
    expect(flaws(state)).toEqual({});
    let isSettled = false;
    const settled = whenSettled(state, () => uploadsIn(blocks, state).b === "running").then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    server.arrive();
    await Promise.all([taken, settled]);
    expect(state.value(key)).toEqual({ type: "file_input", files: [{ id: "F1" }] });
    expect(uploadsIn(blocks, state)).toEqual({});
    expect(flaws(state)).toEqual({});
  });

  it("that does not arrive is a flaw, until it is taken out", async () => {
    const state = new SurfaceState();
    const server = sending();
    const taken = take(state, key, element, file, server.send);
    server.fail();
    await taken;
    expect(state.uploads(key)[0]?.error).toBe("file_too_large");
    expect(flaws(state)).toEqual({ b: { why: "upload" } });
    for (const { stop } of state.uploads(key)) leave(state, key, stop);
    expect(flaws(state)).toEqual({ b: { why: "required" } });
  });

  it("stays out when it is taken back, or the form is gone", async () => {
    const state = new SurfaceState();
    const server = sending();
    const taken = take(state, key, element, file, server.send);
    expect(state.hasChanges()).toBe(true);
    state.stopUploads();
    server.arrive();
    await taken;
    expect(state.value(key)).toBeUndefined();
    expect(state.uploads(key)).toEqual([]);
  });
});
