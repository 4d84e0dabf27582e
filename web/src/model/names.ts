/** Names for the ids in what is written: previews, pills, copied text. */
import type { Names } from "../richtext";
import { conversationById } from "./conversations";
import { displayName, knownUsergroups, userById } from "./people";

export const names: Names = {
  user: (id) => {
    const user = userById(id);
    return user && displayName(user);
  },
  channel: (id) => conversationById(id)?.name,
  usergroup: (id) => [...knownUsergroups()].find((group) => group.id === id)?.handle,
};
