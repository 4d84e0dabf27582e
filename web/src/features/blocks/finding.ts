/** People and places to choose from, and files to keep, for the elements of apps' blocks. */
import { call, upload } from "../../api";
import { type Conversation, displayName, knownConversations, knownUsers, rememberUsers, type User, userById } from "../../model";
import type { Choice, ConversationFilter, RichFile } from "../../richtext";
import { labelOf } from "./host";

const MOST = 20;

export async function findPeople(typed: string, signal: AbortSignal): Promise<Choice[]> {
  if (typed === "")
    return [...knownUsers()]
      .filter(({ deleted }) => !deleted)
      .map(personChoice)
      .sort(byLabel)
      .slice(0, MOST);
  const { users } = await call<{ users: User[] }>("users.search", { query: typed, limit: MOST }, { signal });
  rememberUsers(users);
  return users.map(personChoice);
}

const byLabel = (left: Choice, right: Choice) => left.label.localeCompare(right.label);

function personChoice(user: User): Choice {
  const label = displayName(user);
  const src = user.profile.is_custom_image ? user.profile.image_48 : undefined;
  return { id: user.id, label, detail: user.profile.real_name === label ? undefined : user.profile.real_name, face: { src } };
}

/** Conversations one is in, and public channels found by name, as far as the filter lets them through. */
export async function findConversations(typed: string, filter: ConversationFilter, signal: AbortSignal): Promise<Choice[]> {
  const wanted = typed.toLowerCase();
  const own = [...knownConversations()]
    .filter((conversation) => !conversation.is_archived && passes(conversation, filter))
    .flatMap((conversation) => {
      const label = labelOf(conversation);
      return label?.toLowerCase().includes(wanted) ? [{ id: conversation.id, label }] : [];
    })
    .sort(byLabel)
    .slice(0, MOST);
  if (typed === "" || !includes(filter, "public")) return own;
  const { channels } = await call<{ channels: Conversation[] }>("conversations.search", { query: typed, limit: MOST }, { signal });
  const others = channels.filter(({ id, is_private }) => !is_private && !own.some((choice) => choice.id === id));
  return [...own, ...others.map(({ id, name }) => ({ id, label: `#${name ?? id}` }))];
}

const includes = ({ include }: ConversationFilter, kind: "im" | "mpim" | "private" | "public"): boolean =>
  !include || include.includes(kind);

/** Whether a conversation is one that the app asks for. */
export function passes(conversation: Conversation, filter: ConversationFilter): boolean {
  const { is_im, is_mpim, is_private } = conversation;
  if (!includes(filter, is_im ? "im" : is_mpim ? "mpim" : is_private ? "private" : "public")) return false;
  return !(filter.exclude_bot_users && is_im && userById(conversation.user ?? "")?.is_bot);
}

export async function keepFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<RichFile> {
  const asked = { filename: file.name || "file", length: file.size };
  const place = await call<{ upload_url: string; file_id: string }>("files.getUploadURLExternal", asked, { signal });
  await upload(place.upload_url, file, { signal, onProgress });
  const { files } = await call<{ files: RichFile[] }>("files.completeUploadExternal", { files: [{ id: place.file_id, title: file.name }] });
  return { id: place.file_id, name: file.name, mimetype: file.type, size: file.size, ...files[0] };
}
