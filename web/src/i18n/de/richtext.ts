import type { richtext as english } from "../en/richtext";

export const richtext: Record<keyof typeof english, string> = {};
