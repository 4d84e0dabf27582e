/** Messages that are still being written: what comes is added to what is there, piece by piece, as the server does it. */
import type { Block } from "../richtext";
import { changeMessage, findMessage, rereadMessage } from "./timeline";
import type { Message } from "./types";

export type Chunk =
  | { type: "markdown_text"; text: string }
  | { type: "task_update"; id: string; title: string; status: string; details?: string; output?: string; sources?: unknown[] }
  | { type: "plan_update"; title: string }
  | { type: "blocks"; blocks: Block[] };

interface Piece {
  ts: string;
  thread_ts?: string;
  /** Which piece it is, from 1. */
  stream_at: number;
  chunks: Chunk[];
}

/** A piece of a message has come. What is here already is not added twice; where one is missing, the message is read anew. */
export function applyPiece(channel: string, piece: Piece): void {
  const known = findMessage(channel, piece.ts);
  if (!known) return;
  if (piece.stream_at > (known.stream_at ?? 0) + 1) rereadMessage(channel, known);
  else changeMessage(channel, piece.ts, (message) => grown(message, piece));
}

export function grown(message: Message, { stream_at, chunks }: Piece): Message {
  if (stream_at !== (message.stream_at ?? 0) + 1) return message;
  return { ...message, stream_at, blocks: chunks.reduce(addChunk, message.blocks ?? []) };
}

function addChunk(blocks: Block[], chunk: Chunk): Block[] {
  switch (chunk.type) {
    case "markdown_text":
      return goOn(blocks, chunk.text);
    case "task_update":
      return updateTask(blocks, chunk);
    case "plan_update":
      return titlePlan(blocks, chunk.title);
    case "blocks":
      return [...blocks, ...chunk.blocks];
    default:
      return blocks;
  }
}

function goOn(blocks: Block[], text: string): Block[] {
  const last = blocks.at(-1);
  if (last?.type !== "markdown") return [...blocks, { type: "markdown", text }];
  return [...blocks.slice(0, -1), { ...last, text: String(last.text ?? "") + text }];
}

function updateTask(blocks: Block[], task: Chunk & { type: "task_update" }): Block[] {
  const plan = blocks.find(({ type }) => type === "plan");
  if (!plan) return withTask(blocks, task);
  const tasks = withTask((plan.tasks as Block[] | undefined) ?? [], task);
  return blocks.map((block) => (block === plan ? { ...plan, tasks } : block));
}

function withTask(blocks: Block[], { id, title, status, details, output, sources }: Chunk & { type: "task_update" }): Block[] {
  const given = {
    type: "task_card",
    task_id: id,
    title,
    status,
    ...(details ? { details: rich(details) } : {}),
    ...(output ? { output: rich(output) } : {}),
    ...(sources?.length ? { sources } : {}),
  };
  if (!blocks.some(({ task_id }) => task_id === id)) return [...blocks, given];
  return blocks.map((block) => (block.task_id === id ? { ...block, ...given } : block));
}

function titlePlan(blocks: Block[], title: string): Block[] {
  if (blocks.some(({ type }) => type === "plan")) return blocks.map((block) => (block.type === "plan" ? { ...block, title } : block));
  const tasks = blocks.filter(({ type }) => type === "task_card");
  return [{ type: "plan", title, tasks }, ...blocks.filter(({ type }) => type !== "task_card")];
}

function rich(text: string) {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}
