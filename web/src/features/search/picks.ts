/** What the pickers of the filters offer. */
import { call } from "../../api";
import { displayName, knownConversations, knownUsers, type User } from "../../model";
import type { Pick } from "./PickFilter";
import type { FoundChannel } from "./types";

const MOST = 8;

/** People by the beginning of a name; before anything is typed, oneself and those who are known here. */
export async function findPeople(typed: string, signal: AbortSignal): Promise<Pick[]> {
  if (typed === "")
    return [...knownUsers()]
      .filter(({ deleted }) => !deleted)
      .slice(0, MOST)
      .map(pickOf);
  const { users } = await call<{ users: User[] }>("users.search", { query: typed, limit: MOST }, { signal });
  return users.map(pickOf);
}

function pickOf(user: User): Pick {
  const src = user.profile.is_custom_image ? user.profile.image_48 : undefined;
  return { value: `@${user.name}`, label: displayName(user), detail: `@${user.name}`, face: { id: user.id, src } };
}

/** Channels by name; before anything is typed, those one is in. */
export async function findChannels(typed: string, signal: AbortSignal): Promise<Pick[]> {
  if (typed === "") {
    return [...knownConversations()]
      .filter((channel) => channel.name && !channel.is_im && !channel.is_mpim && channel.is_member !== false)
      .slice(0, MOST)
      .map(({ name }) => ({ value: `#${name}`, label: `#${name}` }));
  }
  const { channels } = await call<{ channels: FoundChannel[] }>("conversations.search", { query: typed, limit: MOST }, { signal });
  return channels.map(({ name, topic }) => ({ value: `#${name}`, label: `#${name}`, detail: topic?.value }));
}
