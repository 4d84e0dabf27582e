import type { search as english } from "../en/search";

export const search: Record<keyof typeof english, string> = {};
