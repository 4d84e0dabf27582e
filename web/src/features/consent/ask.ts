/** What an app asks for, as the server has checked it. */
import { call } from "../../api";

export interface Scope {
  name: string;
  is_new: boolean;
}

export interface Question {
  app: { id: string; name: string; description: string; icon: string; is_installed: boolean };
  user: { id: string; real_name: string };
  team: { id: string; name: string };
  bot_scopes: Scope[];
  user_scopes: Scope[];
  needs_channel: boolean;
  redirect_uri: string;
  approval: "allowed" | "needs_approval" | "requested" | "restricted";
}

export interface Room {
  id: string;
  name: string;
}

const ASKED = [
  "client_id",
  "scope",
  "user_scope",
  "redirect_uri",
  "state",
  "team",
  "nonce",
  "response_type",
  "code_challenge",
  "code_challenge_method",
];

export type Parameters = Record<string, string>;

/** Which of the ways to ask an address is, by the part of its path before `/authorize`. */
const FLOWS: Record<string, string> = {
  oauth: "v1",
  "oauth/v2": "v2",
  "oauth/v2_user": "user",
  "oauth/mcp": "user",
  "openid/connect": "openid",
};

/** What stands in the address; anything else in it is no question of ours. */
export function parametersOf(way: string, query: string): Parameters {
  const given = new URLSearchParams(query);
  const asked = ASKED.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? ""]] : []));
  return { ...Object.fromEntries(asked), flow: FLOWS[way] ?? way };
}

/** The question as the team knows who asks: an assistant that introduced itself becomes an app of the team first. */
export async function entered(way: string, parameters: Parameters): Promise<Parameters> {
  if (way !== "oauth/mcp") return parameters;
  const { client_id } = await call<{ client_id: string }>("mcp.clients.enter", { client_id: parameters.client_id ?? "" });
  return { ...parameters, client_id };
}

export const ask = (parameters: Parameters) =>
  call<Question & Record<string, unknown>>("oauth.consent.info", { client_id: "", ...parameters });

/** The channels one is in, by name. */
export async function listRooms(): Promise<Room[]> {
  const { channels } = await call<{ channels: (Room & { is_archived: boolean })[] }>("users.conversations", {
    types: "public_channel,private_channel",
    exclude_archived: true,
    limit: 999,
  });
  return channels.sort((one, other) => one.name.localeCompare(other.name));
}

/** Where one goes on to, in short: a host, or "" for a program. */
export function placeOf(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return protocol === "https:" || protocol === "http:" ? host : "";
  } catch {
    return "";
  }
}

/** Leaves for the app's own address. The server has checked it; what a browser would run itself is left alone in any case. */
export function leaveFor(address: string): void {
  if (!/^(javascript|data|vbscript|blob|file):/i.test(address.trim())) location.assign(address);
}
