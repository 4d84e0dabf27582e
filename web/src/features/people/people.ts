/** The people of the workspace, and its groups, as the directory lists them. */
import { call } from "../../api";
import type { Page, User, Usergroup } from "../../model";

export const WHO = ["all", "admins", "guests", "apps", "deactivated"] as const;
export type Who = (typeof WHO)[number];

const PAGE = 100;

/** Whether somebody belongs into one list of the directory. */
export function belongs(user: User, who: Who): boolean {
  if (who === "deactivated") return user.deleted === true;
  if (user.deleted) return false;
  if (who === "apps") return user.is_bot === true;
  if (user.is_bot) return false;
  if (who === "admins") return user.is_admin === true || user.is_owner === true;
  return who === "all" || user.is_restricted === true || user.is_ultra_restricted === true;
}

/** A page of the directory. Lists that few belong to are read on until there is something to show. */
export async function loadPeople(query: string, who: Who, cursor: string): Promise<Page<User>> {
  if (query !== "") {
    const { users } = await call<{ users: User[] }>("users.search", { query, limit: PAGE });
    return { items: users.filter((user) => belongs(user, who)), next: "" };
  }
  let next = cursor;
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await call<{ members: User[]; response_metadata: { next_cursor: string } }>("users.list", { limit: PAGE, cursor: next });
    const items = answer.members.filter((user) => belongs(user, who));
    next = answer.response_metadata.next_cursor;
    if (items.length > 0 || next === "") return { items, next };
  }
  return { items: [], next };
}

export interface Group extends Omit<Usergroup, "user_count"> {
  name: string;
  description?: string;
  user_count?: number | string;
  prefs?: { channels: string[] };
}

export async function loadGroups(): Promise<Group[]> {
  const { usergroups } = await call<{ usergroups: Group[] }>("usergroups.list", { include_users: true, include_count: true });
  return usergroups;
}

export interface Wanted {
  name: string;
  handle: string;
  description: string;
  channels: string[];
  users: string[];
}

/** Makes a group, or changes one; then says who is in it. */
export async function saveGroup(id: string | undefined, { users, channels, ...words }: Wanted): Promise<void> {
  const { usergroup } = await call<{ usergroup: Group }>(id ? "usergroups.update" : "usergroups.create", {
    ...words,
    channels,
    ...(id ? { usergroup: id } : {}),
  });
  if (users.length > 0) await call("usergroups.users.update", { usergroup: usergroup.id, users });
}
