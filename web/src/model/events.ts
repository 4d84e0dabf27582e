/** From events to state: one case each. What is unknown is ignored, so that an older page lives with a newer server. */
import type { WireEvent } from "../api";
import { type AssistantStatus, type AssistantThread, clearStatus, noteStatus, rememberThread } from "./assistants";
import * as conversations from "./conversations";
import { settle } from "./outbox";
import * as people from "./people";
import { loadEmoji, rememberPrefs } from "./preferences";
import * as presence from "./presence";
import { setSections } from "./sections";
import { applyPiece } from "./streaming";
import * as timeline from "./timeline";
import type { Conversation, Dnd, Message, Reaction, Section, User, Usergroup } from "./types";
import { noteTyping, stopTyping } from "./typing";
import { isInChannel, noteChange, noteUnread, recount, speaksToMe } from "./unreads";

/** The plain fields of events, as far as they are read; objects are read from the event itself. */
interface Body {
  type: string;
  user: string;
  users?: string[];
  presence: "active" | "away";
  channel: string;
  channel_id: string;
  ts: string;
  thread_ts?: string;
  unread_count_display: number;
  mention_count_display: number;
  reaction: string;
  name: string;
  item?: { type?: string; channel?: string; ts?: string; message?: { ts?: string } };
  subscription?: { channel: string; thread_ts: string; active: boolean; last_read: string };
  value?: unknown;
}

let onDraft: (event: WireEvent) => void = () => undefined;

/** Drafts belong to the composer; it asks to be told. */
export function watchDrafts(listener: (event: WireEvent) => void): void {
  onDraft = listener;
}

export function apply(event: WireEvent): unknown {
  const body = event as unknown as Body;
  switch (event.type) {
    case "message":
      return applyMessage(event as unknown as MessageEvent);
    case "message_stream":
      return applyPiece(body.channel, event.message as Parameters<typeof applyPiece>[1]);
    case "assistant_status":
      return noteStatus(body.channel, body.thread_ts ?? "", event as unknown as AssistantStatus);
    case "assistant_thread_changed":
      return rememberThread(event.assistant_thread as AssistantThread);
    case "ephemeral_deleted":
      return timeline.changeMessage(body.channel, body.ts, () => undefined);
    case "reaction_added":
      return react(body, true);
    case "reaction_removed":
      return react(body, false);
    case "user_typing":
      return noteTyping(timeline.placeOf(body.channel, body.thread_ts), body.user);
    case "presence_change":
      return presence.setPresence(body.users ?? [body.user], body.presence);
    case "user_change":
    case "team_join":
      return people.rememberUsers([event.user as User]);
    case "channel_marked":
    case "group_marked":
    case "im_marked":
    case "mpim_marked":
      return conversations.changeConversation(body.channel, {
        last_read: body.ts,
        unread_count: body.unread_count_display,
        mention_count: body.mention_count_display,
      });
    case "channel_joined":
    case "group_joined":
    case "im_created":
    case "mpim_joined":
      return conversations.rememberConversations([joined(event.channel as Conversation)]);
    case "channel_left":
    case "group_left":
      return left(body.channel);
    case "im_open":
    case "mpim_open":
      return conversations.changeConversation(body.channel, { is_open: true });
    case "im_close":
    case "mpim_close":
      return conversations.changeConversation(body.channel, { is_open: false });
    case "channel_rename":
    case "group_rename":
      return rename(event.channel as Conversation);
    case "channel_archive":
    case "group_archive":
      return conversations.changeConversation(body.channel, { is_archived: true, unread_count: 0, mention_count: 0 });
    case "channel_unarchive":
    case "group_unarchive":
      conversations.changeConversation(body.channel, { is_archived: false });
      return recount(body.channel);
    case "channel_converted_to_private":
      return convert(body.channel, true);
    case "channel_converted_to_public":
      return convert(body.channel, false);
    case "member_joined_channel":
      return conversations.noteMember(body.channel, body.user, true);
    case "member_left_channel":
      return conversations.noteMember(body.channel, body.user, false);
    case "pin_added":
    case "pin_removed":
      return pin(body);
    case "star_added":
    case "star_removed":
      return star(body);
    case "thread_marked":
    case "thread_subscribed":
    case "thread_unsubscribed":
      return thread(body);
    case "team_rename":
      return conversations.changeTeam({ name: String(event.name) });
    case "team_pref_change":
      return event.name === "icon" ? conversations.changeTeam({ icon: event.value as Record<string, unknown> }) : undefined;
    case "pref_change":
      return prefer(body);
    case "dnd_updated":
      return presence.setDnd(body.user, event.dnd_status as Dnd);
    case "dnd_updated_user":
      // What others are told of oneself is less than one knows.
      return body.user === people.self().id ? undefined : presence.setDnd(body.user, event.dnd_status as Dnd);
    case "subteam_created":
      return people.rememberUsergroups([{ users: [], ...(event.subteam as Usergroup) }]);
    case "subteam_updated":
      return people.noteUsergroup(event.subteam as Usergroup);
    case "subteam_members_changed":
      return changeUsergroup(event as unknown as GroupChange);
    case "file_deleted":
      return timeline.changeFile(event.file_id as string, ({ id }) => ({ id, mode: "tombstone" }));
    case "file_change":
      return timeline.reloadFile(event.file_id as string);
    case "channel_sections_updated":
      return setSections(event.sections as Section[]);
    case "emoji_changed":
      void loadEmoji();
      return;
    case "draft_create":
    case "draft_update":
    case "draft_delete":
      return onDraft(event);
  }
}

interface MessageEvent extends Message {
  channel: string;
  message?: Message;
  deleted_ts?: string;
  previous_message?: Message;
}

interface GroupChange {
  subteam_id: string;
  added_users: string[];
  removed_users: string[];
}

function applyMessage(event: MessageEvent): void {
  const { channel } = event;
  if (event.subtype === "message_changed" || event.subtype === "message_replied") {
    const made = event.message;
    if (made) timeline.changeMessage(channel, made.ts, (known) => renewed(known, made));
    if (made && event.previous_message) changed(channel, event.previous_message, made);
    return;
  }
  if (event.subtype === "message_deleted") {
    timeline.changeMessage(channel, event.deleted_ts ?? "", () => undefined);
    if (event.previous_message) changed(channel, event.previous_message, undefined);
    return;
  }
  // Shown again with the same ts, it takes the place of what was shown before.
  if (event.is_ephemeral) timeline.changeMessage(channel, event.ts, () => event);
  settle(event.client_msg_id);
  stopTyping(timeline.placeOf(channel, event.thread_ts), event.user ?? "");
  clearStatus(timeline.placeOf(channel, event.thread_ts), event.user ?? "");
  if (event.thread_ts !== undefined && event.thread_ts !== event.ts) {
    timeline.append(timeline.placeOf(channel, event.thread_ts), event);
    if (event.user !== people.self().id && !event.hidden) noteReply(channel, event);
  }
  if (isInChannel(event)) {
    timeline.append(channel, event);
    if (!event.is_ephemeral && !event.hidden) noteUnread(channel, event);
  }
  if (event.subtype === "channel_topic" || event.subtype === "group_topic") retitle(event, "topic");
  if (event.subtype === "channel_purpose" || event.subtype === "group_purpose") retitle(event, "purpose");
}

/** A message became another, or went: unread counts follow, those of threads by asking. */
function changed(channel: string, before: Message, after: Message | undefined): void {
  if (isInChannel(before)) noteChange(channel, before, after);
  else if (!after || speaksToMe(before) !== speaksToMe(after)) onThread();
}

function changeUsergroup({ subteam_id, added_users, removed_users }: GroupChange): void {
  people.changeUsergroup(subteam_id, added_users, removed_users);
  if ([...added_users, ...removed_users].includes(people.self().id)) onThread();
}

/** A changed message with what the event does not carry and yet holds; files come by their ids. */
function renewed(known: Message, made: Message): Message {
  const { reactions, pinned_to, subscribed, last_read, files } = known;
  const about = made.subtype === "tombstone" ? { subscribed, last_read } : { reactions, pinned_to, subscribed, last_read, files };
  const held = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
  const whole = made.files?.map((file) => files?.find(({ id }) => id === file.id) ?? file);
  return { ...held, ...made, ...(whole ? { files: whole } : {}) };
}

function noteReply(channel: string, event: MessageEvent): void {
  const root = timeline.findMessage(channel, event.thread_ts ?? "");
  if (!root?.subscribed && !speaksToMe(event)) return;
  const mentions = speaksToMe(event) ? 1 : 0;
  threadCounts = { has_unreads: true, unread_count: threadCounts.unread_count + 1, mention_count: threadCounts.mention_count + mentions };
  conversations.setThreadCounts(threadCounts);
}

let threadCounts = { has_unreads: false, mention_count: 0, unread_count: 0 };

export function setThreadCounts(known: typeof threadCounts): void {
  threadCounts = known;
  conversations.setThreadCounts(known);
}

function react(body: Body, isAdded: boolean): void {
  const { channel = "", ts = "" } = body.item ?? {};
  timeline.changeMessage(channel, ts, (message) => ({
    ...message,
    reactions: reacted(message.reactions, body.reaction, body.user, isAdded),
  }));
}

/** The reactions after one was added or taken back; adding twice changes nothing. */
export function reacted(known: Reaction[] = [], name: string, user: string, isAdded: boolean): Reaction[] {
  const found = known.find((reaction) => reaction.name === name);
  if (isAdded === Boolean(found?.users.includes(user))) return known;
  if (!found) return [...known, { name, users: [user], count: 1 }];
  const users = isAdded ? [...found.users, user] : found.users.filter((other) => other !== user);
  const count = found.count + (isAdded ? 1 : -1);
  return known.map((reaction) => (reaction === found ? { name, users, count } : reaction)).filter((reaction) => reaction.count > 0);
}

function joined(channel: Conversation): Conversation {
  const isDirect = channel.is_im || channel.is_mpim;
  return { unread_count: 0, mention_count: 0, ...channel, is_member: true, ...(isDirect ? { is_open: true } : {}) };
}

function rename(channel: Conversation): void {
  conversations.changeConversation(channel.id, { name: channel.name ?? "" });
}

/** A channel that became private is gone for those who are not in it. */
function convert(channel: string, isPrivate: boolean): void {
  if (isPrivate && conversations.conversationById(channel)?.is_member === false) conversations.forgetConversation(channel);
  else conversations.changeConversation(channel, { is_private: isPrivate });
}

function left(channel: string): void {
  if (conversations.conversationById(channel)?.is_private) conversations.forgetConversation(channel);
  else conversations.changeConversation(channel, { is_member: false });
}

function pin(body: Body): void {
  const ts = body.item?.message?.ts ?? "";
  timeline.changeMessage(body.channel_id, ts, (message) => ({ ...message, pinned_to: body.type === "pin_added" ? [body.channel_id] : [] }));
}

function star(body: Body): void {
  const item = body.item;
  if (item?.channel && item.type !== "message") conversations.changeConversation(item.channel, { is_starred: body.type === "star_added" });
}

function thread(body: Body): void {
  const subscription = body.subscription;
  if (!subscription) return;
  timeline.changeMessage(subscription.channel, subscription.thread_ts, (message) => ({
    ...message,
    subscribed: subscription.active,
    last_read: subscription.last_read,
  }));
  onThread();
}

let onThread: () => void = () => undefined;

/** Thread counts come from the server whenever a thread was read or followed. */
export function watchThreads(listener: () => void): void {
  onThread = listener;
}

function prefer(body: Body): void {
  if (body.name === "conversation") {
    const { channel, notify, is_muted } = body.value as { channel: string; notify: string; is_muted: boolean };
    conversations.changeConversation(channel, { notify, is_muted });
  } else rememberPrefs({ [body.name]: body.value });
}

function retitle(event: MessageEvent, field: "topic" | "purpose"): void {
  const value = (event as unknown as Record<string, string>)[field];
  if (value !== undefined) conversations.changeConversation(event.channel, { [field]: { value } });
}
