/** Who there is. People are fetched when first seen, many in one call. */
import { call } from "../api";
import { pref } from "./preferences";
import { changed, derived, useModel } from "./store";
import type { User, Usergroup } from "./types";

const users = new Map<string, User>();
const wanted = new Set<string>();
const groups = new Map<string, Usergroup>();
let selfId = "";
let fetching = false;
let version = 0;

/** Another number whenever anybody's name or face may have changed. */
export const peopleVersion = (): number => version;

export function setSelf(id: string): void {
  selfId = id;
}

export function self(): User {
  return users.get(selfId) ?? { id: selfId, name: "", profile: {} };
}

export function useSelf(): User {
  return useModel(() => users.get(selfId)) ?? self();
}

export function rememberUsers(found: readonly User[]): void {
  version += 1;
  for (const user of found) users.set(user.id, user);
  changed();
}

/** The user, if known; otherwise they are fetched, and watchers told. */
export function userById(id: string): User | undefined {
  const found = users.get(id);
  if (!found && id) want(id);
  return found;
}

export function useUser(id: string | undefined): User | undefined {
  return useModel(() => (id ? userById(id) : undefined));
}

export const knownUsers = (): Iterable<User> => users.values();

/** What somebody is called: by their display name, or by their full name for readers who prefer that. */
export function displayName(user: User): string {
  const full = user.profile.real_name || user.real_name;
  const shown = pref<string>("name_display", "display") === "full" ? full : user.profile.display_name;
  return shown || full || user.name;
}

/** What an avatar needs of a person. */
export function useFace(id: string | undefined, fallback = "…"): { id: string; name: string; src: string | undefined } {
  const user = useUser(id);
  return {
    id: id ?? fallback,
    name: user ? displayName(user) : fallback,
    src: user?.profile.is_custom_image ? user.profile.image_72 : undefined,
  };
}

function want(id: string): void {
  if (wanted.has(id)) return;
  wanted.add(id);
  if (!fetching) {
    fetching = true;
    queueMicrotask(() => setTimeout(fetchWanted, 0));
  }
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted].filter((id) => !users.has(id)).slice(0, 200);
  fetching = false;
  if (ids.length === 0) return;
  try {
    const { users: found } = await call<{ users: User[] }>("users.info", { users: ids });
    const missing = ids.filter((id) => !found.some((user) => user.id === id));
    rememberUsers([...found, ...missing.map((id) => ({ id, name: id, deleted: true, profile: { real_name: id } }))]);
    for (const id of ids) wanted.delete(id);
  } catch {
    // Asked again when next seen.
    for (const id of ids) wanted.delete(id);
  }
}

export const knownUsergroups = (): Iterable<Usergroup> => groups.values();

export function useUsergroup(id: string): Usergroup | undefined {
  return useModel(() => groups.get(id));
}

const groupsOf = derived((user: string): Usergroup[] => [...groups.values()].filter(({ users }) => users?.includes(user)));

/** The groups somebody is in. */
export function useGroupsOf(user: string): Usergroup[] {
  return useModel(() => groupsOf(user));
}

export function rememberUsergroups(found: readonly (Usergroup & { date_delete?: number })[]): void {
  for (const group of found) {
    if (group.date_delete) groups.delete(group.id);
    else groups.set(group.id, { ...groups.get(group.id), ...group });
  }
  changed();
}

/** A usergroup has changed: who is in it is not told again, so that one not known (any more) is asked for. */
export function noteUsergroup(group: Usergroup & { date_delete?: number }): void {
  if (group.date_delete || groups.has(group.id)) rememberUsergroups([group]);
  else void loadUsergroups();
}

export function changeUsergroup(id: string, added: readonly string[], removed: readonly string[]): void {
  const group = groups.get(id);
  if (group)
    rememberUsergroups([{ ...group, users: [...new Set([...(group.users ?? []), ...added])].filter((user) => !removed.includes(user)) }]);
}

export async function loadUsergroups(): Promise<void> {
  const { usergroups } = await call<{ usergroups: Usergroup[] }>("usergroups.list", { include_users: true });
  rememberUsergroups(usergroups);
}
