/** What the composer asks the model: who and what there is, where it writes, how the writer likes it. */
import {
  type Conversation,
  conversationById,
  customEmoji,
  displayName,
  knownConversations,
  knownUsers,
  knownUsergroups,
  lastMessageTs,
  membersOf,
  rememberUsers,
  self,
  sendMessage,
  sendTyping,
  setPref,
  type User,
  type Usergroup,
  useConversation,
  usePref,
  userById,
  useUser,
} from "../../model";

export type Person = User;
export type Channel = Conversation;
export type { Usergroup };
export { sendMessage, sendTyping };
