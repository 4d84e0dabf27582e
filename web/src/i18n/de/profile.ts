import type { profile as english } from "../en/profile";

export const profile: Record<keyof typeof english, string> = {};
