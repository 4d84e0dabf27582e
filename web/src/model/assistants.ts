/** Conversations with assistants: what one is doing right now, and what the threads with it are called and offer. */
import { call } from "../api";
import { changed, useModel } from "./store";
import { placeOf } from "./timeline";

export interface AssistantStatus {
  user: string;
  status: string;
  loading_messages: string[];
}

export interface AssistantThread {
  channel_id: string;
  thread_ts: string;
  app_id: string;
  title: string;
  updated: number;
  prompts_title?: string;
  prompts?: { title: string; message: string }[];
}

export interface Assistant {
  /** Empty for what is no assistant. */
  app_id: string;
  threads: readonly AssistantThread[];
}

const SHOWN_MS = 120_000;
const statuses = new Map<string, AssistantStatus & { timer: ReturnType<typeof setTimeout> }>();
const assistants = new Map<string, Assistant>();
let room = "";

/** What an assistant says that it does; nothing takes it away. */
export function noteStatus(channel: string, threadTs: string, told: AssistantStatus): void {
  const place = placeOf(channel, threadTs);
  clearStatus(place, told.user);
  if (told.status !== "") statuses.set(place, { ...told, timer: setTimeout(() => clearStatus(place, told.user), SHOWN_MS) });
  changed();
}

/** It has answered, or has been quiet for too long. */
export function clearStatus(place: string, user: string): void {
  const known = statuses.get(place);
  if (known?.user !== user) return;
  clearTimeout(known.timer);
  statuses.delete(place);
  changed();
}

export function useAssistantStatus(place: string): AssistantStatus | undefined {
  return useModel(() => statuses.get(place));
}

/** A channel is on screen: what a thread that is opened next is about. */
export function noteRoom(channel: string): void {
  room = channel;
}

export function rememberThread(thread: AssistantThread): void {
  const known = assistants.get(thread.channel_id);
  if (!known) return;
  const others = known.threads.filter(({ thread_ts }) => thread_ts !== thread.thread_ts);
  assistants.set(thread.channel_id, { ...known, threads: [thread, ...others] });
  changed();
}

/** Learns whether the other side of a direct message is an assistant, and which threads one has with it. */
export async function loadAssistant(channel: string): Promise<void> {
  const { app_id, assistant_threads } = await call<{ app_id: string; assistant_threads: AssistantThread[] }>("assistant.threads.list", {
    channel_id: channel,
  });
  assistants.set(channel, { app_id, threads: assistant_threads });
  changed();
}

export function useAssistant(channel: string): Assistant | undefined {
  return useModel(() => assistants.get(channel));
}

/** Opens a thread; its ts. */
export async function startThread(appId: string): Promise<string> {
  const { assistant_thread } = await call<{ assistant_thread: AssistantThread }>("assistant.threads.start", {
    app_id: appId,
    context_channel_id: room,
  });
  rememberThread(assistant_thread);
  return assistant_thread.thread_ts;
}

/** One has read enough: the app need not write on. */
export async function endStream(channel: string, ts: string): Promise<void> {
  await call("chat.endStream", { channel, ts });
}
