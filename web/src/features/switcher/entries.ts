/** Everything one can go to, from what is known here and what the server found. */
import {
  badgeOf,
  type Conversation,
  conversationName,
  displayName,
  isUnread,
  knownConversations,
  knownUsers,
  self,
  type User,
} from "../../model";
import type { Entry } from "./find";
import { warmths } from "./warmth";

export interface Command {
  id: string;
  label: string;
  /** Other words for it, in both languages perhaps. */
  words?: readonly string[];
  shortcut?: string;
  /** Whose it is, behind the label. */
  hint?: string;
  run: () => void;
}

export interface PlaceEntry extends Entry {
  conversation?: Conversation;
  user?: User;
  command?: Command;
}

/** Channels that the server found join those one is in; people join the conversations one has with them. */
export function makeEntries(found: readonly Conversation[], commands: readonly Command[]): PlaceEntry[] {
  const warmth = warmths();
  const now = Date.now() / 1000;
  const known = [...knownConversations()].filter(({ is_archived }) => !is_archived);
  const ids = new Set(known.map(({ id }) => id));
  const partners = new Set<string>();
  const entries: PlaceEntry[] = [];
  for (const conversation of [...known, ...found.filter(({ id }) => !ids.has(id))]) {
    const kind = conversation.is_im ? "person" : conversation.is_mpim ? "group" : "channel";
    const isNew = !ids.has(conversation.id) || conversation.is_member === false;
    const label = (ids.has(conversation.id) ? conversationName(conversation.id) : conversation.name) ?? "";
    if (conversation.user) partners.add(conversation.user);
    // What was written lately counts a little, so that a new device has an order as well.
    const age = Math.max(0, now - Number(conversation.latest ?? 0)) / 86_400;
    entries.push({
      key: conversation.id,
      kind,
      label,
      warmth: Math.max(warmth(conversation.id), 0.4 / (1 + age)),
      isUnread: isUnread(conversation) || badgeOf(conversation) > 0,
      isNew,
      conversation,
    });
  }
  for (const user of knownUsers()) {
    if (user.deleted || (partners.has(user.id) && user.id !== self().id) || user.is_bot) continue;
    if (partners.has(user.id)) continue;
    const names = [user.name, user.real_name ?? ""].filter((name) => name !== "");
    entries.push({ key: user.id, kind: "person", label: displayName(user), names, warmth: warmth(user.id), isNew: true, user });
  }
  for (const command of commands) {
    entries.push({
      key: command.id,
      kind: "command",
      label: command.label,
      names: command.words ?? [],
      warmth: warmth(command.id),
      command,
    });
  }
  return entries;
}
