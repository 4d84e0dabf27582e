/** What the blocks of apps can do here: tell their apps, ask them, find people and places, keep files. */
import { call, clientToken } from "../../api";
import { type Conversation, conversationById, conversationName, displayName, self, useModel, userById } from "../../model";
import type { BlockHost, Container, Suggestions } from "../../richtext";

/** What is wanted only when somebody chooses. */
const finding = () => import("./finding");

type Found = Suggestions & Record<string, unknown>;

/** The host without the editor, which another part of the page brings. */
export const blockHost: Omit<BlockHost, "WordsEditor"> = {
  selfId: () => self().id,
  act: async (container, actions, state) => void (await call("blocks.actions", { container, actions, state, client_token: clientToken })),
  suggest: (container, blockId, actionId, value) =>
    container.type === "dialog"
      ? call<Found>("dialog.suggestions", { dialog_id: container.dialog_id, name: actionId, value })
      : call<Found>("blocks.suggestions", { container, block_id: blockId, action_id: actionId, value }),
  actOnAttachment: async (container, action) =>
    void (await call("chat.attachmentAction", { ...placeOf(container), actions: [action], client_token: clientToken })),
  suggestForAttachment: (container, name, value) => call<Found>("chat.attachmentSuggestions", { ...placeOf(container), name, value }),
  useNames: (ids) => useModel(() => ids.map(nameOf).join("\n")).split("\n"),
  findPeople: async (typed, signal) => (await finding()).findPeople(typed, signal),
  findConversations: async (typed, filter, signal) => (await finding()).findConversations(typed, filter, signal),
  keepFile: async (file, onProgress, signal) => (await finding()).keepFile(file, onProgress, signal),
};

/** An attachment, as the methods for those of the old kind name it. */
function placeOf(container: Container): Record<string, string> {
  if (container.type !== "message") return {};
  return { channel: container.channel_id, ts: container.message_ts, attachment_id: String(container.attachment_id ?? "") };
}

function nameOf(id: string): string {
  if (/^[UWB]/.test(id)) {
    const user = userById(id);
    return user ? displayName(user) : "…";
  }
  return labelOf(conversationById(id)) ?? "…";
}

export function labelOf(conversation: Conversation | undefined): string | undefined {
  const name = conversation && conversationName(conversation.id);
  return conversation?.is_im || conversation?.is_mpim ? name : name && `#${name}`;
}
