/** Direct conversations with their last words, as the server lists them. */
import { call } from "../../api";
import type { Conversation, Message, Page } from "../../model";

export interface Dm extends Conversation {
  message: Message & { num_files?: number };
}

export const keyOf = ({ id }: Dm): string => id;

export async function loadDms(isUnreadOnly: boolean, cursor: string): Promise<Page<Dm>> {
  const answer = await call<{ dms: Dm[]; response_metadata: { next_cursor: string } }>("client.dms", {
    unread: isUnreadOnly,
    limit: 30,
    ...(cursor ? { cursor } : {}),
  });
  return { items: answer.dms, next: answer.response_metadata.next_cursor };
}
