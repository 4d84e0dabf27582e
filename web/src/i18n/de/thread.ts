import type { thread as english } from "../en/thread";

export const thread: Record<keyof typeof english, string> = {};
