/** The workspace's members as the server lists them, and what each may be. */
import { call } from "../../api";
import type { Page, User } from "../../model";

export type MemberRole = "owner" | "admin" | "member" | "guest";

/** What makes somebody this. A guest is made by invitation only, so its method is never called for another. */
export const ROLE_METHODS: Record<MemberRole, string> = {
  owner: "admin.users.setOwner",
  admin: "admin.users.setAdmin",
  member: "admin.users.setRegular",
  guest: "admin.users.assign",
};

const PAGE = 50;

export function roleOf(user: User): MemberRole {
  if (user.is_owner) return "owner";
  if (user.is_admin) return "admin";
  return user.is_restricted || user.is_ultra_restricted ? "guest" : "member";
}

/** Everybody page by page, or those whose names begin with what was typed. */
export async function loadMembers(query: string, cursor: string): Promise<Page<User>> {
  if (query !== "") {
    const { users } = await call<{ users: User[] }>("users.search", { query, limit: PAGE });
    return { items: users, next: "" };
  }
  const answer = await call<{ members: User[]; response_metadata: { next_cursor: string } }>("users.list", { limit: PAGE, cursor });
  return { items: answer.members, next: answer.response_metadata.next_cursor };
}
