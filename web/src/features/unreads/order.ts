/** Which conversations have something unread, and in which order they are gone through. */
import { compareText } from "../../i18n";
import { type Conversation, conversationName, isUnread, knownConversations } from "../../model";

export const SORTS = ["mentions", "newest", "name"] as const;
export type Sort = (typeof SORTS)[number];

export function unreadIds(sort: Sort): string[] {
  return [...knownConversations()]
    .filter(isUnread)
    .sort((left, right) => compare(left, right, sort))
    .map(({ id }) => id);
}

/** By name; or what was written last first, what speaks to the reader before everything else if so wished. */
export function compare(left: Conversation, right: Conversation, sort: Sort): number {
  if (sort === "name") return compareText(conversationName(left.id) ?? "", conversationName(right.id) ?? "");
  const spoken = sort === "mentions" ? Number((right.mention_count ?? 0) > 0) - Number((left.mention_count ?? 0) > 0) : 0;
  return spoken || Number(right.latest ?? 0) - Number(left.latest ?? 0);
}
