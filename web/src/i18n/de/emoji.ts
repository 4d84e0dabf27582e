import type { emoji as english } from "../en/emoji";

export const emoji: Record<keyof typeof english, string> = {};
