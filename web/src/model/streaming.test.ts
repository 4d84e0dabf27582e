import { expect, test } from "vitest";
import { grown } from "./streaming";
import type { Message } from "./types";

const message: Message = { type: "message", ts: "1.000001", stream_at: 0, blocks: [{ type: "markdown", text: "There is" }] };

test("text goes on where the last ended, each piece once", () => {
  const first = { ts: message.ts, stream_at: 1, chunks: [{ type: "markdown_text" as const, text: " soup" }] };
  const made = grown(message, first);
  expect(made.blocks).toEqual([{ type: "markdown", text: "There is soup" }]);
  expect(grown(made, first)).toBe(made);
});

test("a task is brought up to date in its plan", () => {
  const task = { type: "task_update" as const, id: "1", title: "Look", status: "in_progress" };
  const made = [[task], [{ type: "plan_update" as const, title: "Lunch" }], [{ ...task, status: "complete", output: "found" }]].reduce(
    (known, chunks, index) => grown(known, { ts: message.ts, stream_at: index + 1, chunks }),
    message,
  );
  const [plan, text] = made.blocks ?? [];
  expect([plan?.type, plan?.title, text?.type]).toEqual(["plan", "Lunch", "markdown"]);
  expect(plan?.tasks).toMatchObject([{ type: "task_card", task_id: "1", status: "complete" }]);
});
