import type { signin as english } from "../en/signin";

export const signin: Record<keyof typeof english, string> = {};
