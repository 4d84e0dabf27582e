import type { browser as english } from "../en/browser";

export const browser: Record<keyof typeof english, string> = {};
