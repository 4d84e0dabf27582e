import type { sidebar as english } from "../en/sidebar";

export const sidebar: Record<keyof typeof english, string> = {};
