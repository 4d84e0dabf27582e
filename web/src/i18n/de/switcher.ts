import type { switcher as english } from "../en/switcher";

export const switcher: Record<keyof typeof english, string> = {};
