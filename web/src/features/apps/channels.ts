/** Channels that apps can be put into: those that the reader is in. */
import { type Conversation, knownConversations } from "../../model";

/** By name; direct messages and archived channels left out. */
export function ownChannels(): Conversation[] {
  return [...knownConversations()]
    .filter(({ is_im, is_mpim, is_archived, is_member }) => !is_im && !is_mpim && !is_archived && is_member !== false)
    .sort((left, right) => (left.name ?? "").localeCompare(right.name ?? ""));
}
