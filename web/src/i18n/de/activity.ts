import type { activity as english } from "../en/activity";

export const activity: Record<keyof typeof english, string> = {};
