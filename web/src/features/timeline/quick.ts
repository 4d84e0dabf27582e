/** Reactions that are one press away. */
export const QUICK = ["+1", "white_check_mark", "eyes"] as const;
