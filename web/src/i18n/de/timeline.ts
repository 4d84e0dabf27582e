import type { timeline as english } from "../en/timeline";

export const timeline: Record<keyof typeof english, string> = {};
