import type { Block } from "../../richtext";

/** What was said just before or after a hit. */
export interface Beside {
  ts: string;
  user?: string;
  username?: string;
  text?: string;
}

export interface FoundMessage {
  previous?: Beside;
  next?: Beside;
  ts: string;
  thread_ts?: string;
  user?: string;
  username?: string;
  text?: string;
  blocks?: Block[];
  attachments?: { fallback?: string; title?: string; text?: string }[];
  channel: { id: string; name?: string; is_im?: boolean; is_mpim?: boolean; is_private?: boolean; user?: string };
  permalink?: string;
}

export interface FoundUser {
  id: string;
  name: string;
  real_name?: string;
  deleted?: boolean;
  profile: { display_name?: string; real_name?: string; title?: string; image_72?: string; is_custom_image?: boolean };
}

export interface FoundChannel {
  id: string;
  name: string;
  is_private?: boolean;
  is_archived?: boolean;
  num_members?: number;
  topic?: { value: string };
  purpose?: { value: string };
}
