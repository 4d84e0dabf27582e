/** What the workspace is made of, in Slack's words. */
import type { Attachment, Block, RichFile } from "../richtext";

export interface UserProfile {
  display_name?: string;
  real_name?: string;
  image_48?: string;
  image_72?: string;
  image_192?: string;
  image_512?: string;
  image_original?: string;
  is_custom_image?: boolean;
  title?: string;
  phone?: string;
  email?: string;
  pronouns?: string;
  status_text?: string;
  status_emoji?: string;
  status_expiration?: number;
  start_date?: string;
  /** Of an app's bot: the app. */
  api_app_id?: string;
  fields?: Record<string, { value: string; alt?: string }> | null;
}

export interface User {
  id: string;
  name: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  tz?: string;
  tz_offset?: number;
  profile: UserProfile;
}

export interface Conversation {
  id: string;
  name?: string;
  is_channel?: boolean;
  is_im?: boolean;
  is_mpim?: boolean;
  is_private?: boolean;
  is_archived?: boolean;
  is_general?: boolean;
  is_member?: boolean;
  is_open?: boolean;
  is_muted?: boolean;
  is_starred?: boolean;
  is_read_only?: boolean;
  is_thread_only?: boolean;
  notify?: string;
  /** The other person of an im. */
  user?: string;
  /** The people of an mpim. */
  members?: string[];
  num_members?: number;
  topic?: { value: string };
  purpose?: { value: string };
  created?: number;
  creator?: string;
  last_read?: string;
  latest?: string | null;
  unread_count?: number;
  mention_count?: number;
}

export interface Usergroup {
  id: string;
  handle: string;
  name: string;
  users?: string[];
  user_count?: number;
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export interface Message {
  type: "message";
  ts: string;
  user?: string;
  subtype?: string;
  text?: string;
  blocks?: Block[];
  attachments?: Attachment[];
  files?: RichFile[];
  thread_ts?: string;
  client_msg_id?: string;
  edited?: { user?: string; ts: string };
  reactions?: Reaction[];
  reply_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  subscribed?: boolean;
  last_read?: string;
  pinned_to?: string[];
  bot_id?: string;
  username?: string;
  bot_profile?: { name?: string; app_id?: string; icons?: Record<string, string> };
  icons?: { emoji?: string; image_64?: string };
  inviter?: string;
  is_ephemeral?: boolean;
  /** Of a message that is written bit by bit: how far that is, and how many pieces have come. */
  streaming_state?: "in_progress" | "completed" | "stopped" | "errored";
  stream_at?: number;
  /** Of the message that opens a thread with an assistant. */
  assistant_app_thread?: { title: string };
  /** Of a deleted message: the people, usergroups and broadcasts it named. */
  spoke_to?: string[];
  /** Its words have left the log, since it was deleted later; what became of it follows. Also on tombstones. */
  hidden?: boolean;
}

/** A message on its way out. */
export interface Outgoing {
  id: string;
  channel: string;
  thread_ts?: string;
  reply_broadcast?: boolean;
  text: string;
  blocks: unknown[];
  at: number;
  state: "sending" | "failed";
  error?: string;
}

export interface Section {
  id: string;
  name: string;
  type: "standard" | "stars" | "channels" | "direct_messages" | "apps";
  emoji?: string;
  is_collapsed: boolean;
  channel_ids: string[];
}

export interface Team {
  id: string;
  name: string;
  domain: string;
  icon?: Record<string, unknown>;
}

export interface Dnd {
  dnd_enabled?: boolean;
  next_dnd_start_ts?: number;
  next_dnd_end_ts?: number;
  snooze_enabled?: boolean;
  snooze_endtime?: number;
}

export interface Draft {
  id: string;
  last_updated_ts: string;
  destinations?: { channel_id: string; thread_ts?: string }[];
  text?: string;
  blocks?: unknown[];
}
