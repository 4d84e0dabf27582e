/** What a reader may do with a channel; the server decides in the end, this only keeps useless buttons away. */
import type { Conversation, User } from "../../model";

export interface Rights {
  /** Topic, purpose, inviting. */
  change: boolean;
  /** Name, archiving. */
  rule: boolean;
  /** Taking others out. */
  remove: boolean;
  /** Making it private. */
  convert: boolean;
  leave: boolean;
}

export function rightsIn(conversation: Conversation, self: User): Rights {
  const isGuest = self.is_restricted === true || self.is_ultra_restricted === true;
  const isAdmin = self.is_admin === true || self.is_owner === true;
  const isMember = conversation.is_member !== false;
  const isOpen = !conversation.is_archived;
  const rules = isAdmin || conversation.creator === self.id;
  const change = isMember && isOpen && !isGuest;
  return {
    change,
    rule: rules && (isMember || isAdmin),
    remove: change && !conversation.is_general && (conversation.is_private === true || rules),
    convert: isAdmin && isOpen && !conversation.is_private && !conversation.is_general,
    leave: isMember && !conversation.is_general,
  };
}
