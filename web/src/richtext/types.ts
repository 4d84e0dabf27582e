/** Messages as they arrive on the wire, as far as showing them needs; the fields are Slack's. */

export interface Style {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  code?: boolean;
  highlight?: boolean;
}

interface Styled {
  style?: Style;
}

export type Inline =
  | ({ type: "text"; text: string } & Styled)
  | ({ type: "link"; url: string; text?: string; unsafe?: boolean } & Styled)
  | ({ type: "emoji"; name: string; unicode?: string; skin_tone?: number; url?: string } & Styled)
  | ({ type: "user"; user_id: string; label?: string } & Styled)
  | ({ type: "usergroup"; usergroup_id: string; label?: string } & Styled)
  | ({ type: "channel"; channel_id: string; label?: string } & Styled)
  | ({ type: "team"; team_id: string } & Styled)
  | ({ type: "broadcast"; range: "here" | "channel" | "everyone" } & Styled)
  | ({ type: "date"; timestamp: number; format: string; url?: string; fallback?: string } & Styled)
  | ({ type: "color"; value: string } & Styled);

export interface RichTextSection {
  type: "rich_text_section";
  elements: Inline[];
}

export interface RichTextList {
  type: "rich_text_list";
  style: "bullet" | "ordered";
  indent?: number;
  offset?: number;
  border?: number;
  elements: RichTextSection[];
}

export interface RichTextQuote {
  type: "rich_text_quote";
  elements: Inline[];
  border?: number;
}

export interface RichTextPreformatted {
  type: "rich_text_preformatted";
  elements: Inline[];
  border?: number;
  language?: string;
}

export type RichTextElement = RichTextSection | RichTextList | RichTextQuote | RichTextPreformatted;

export interface RichTextBlock {
  type: "rich_text";
  block_id?: string;
  elements: RichTextElement[];
}

export interface TextObject {
  type: "mrkdwn" | "plain_text";
  text: string;
  emoji?: boolean;
  verbatim?: boolean;
}

export interface ImageElement {
  type: "image";
  image_url?: string;
  slack_file?: { id?: string; url?: string };
  alt_text?: string;
  title?: TextObject;
  image_width?: number;
  image_height?: number;
}

/** Any block; each renderer checks the fields it needs, since apps send what they like. */
export interface Block {
  type: string;
  block_id?: string;
  [field: string]: unknown;
}

/** Any element of a block, on the same terms. */
export interface ElementFields {
  type: string;
  action_id?: string;
  [field: string]: unknown;
}

export interface Attachment {
  id?: number;
  fallback?: string;
  color?: string;
  pretext?: string;
  author_name?: string;
  author_link?: string;
  author_icon?: string;
  author_id?: string;
  title?: string;
  title_link?: string;
  text?: string;
  fields?: { title?: string; value?: string; short?: boolean }[];
  image_url?: string;
  image_width?: number;
  image_height?: number;
  thumb_url?: string;
  thumb_width?: number;
  thumb_height?: number;
  footer?: string;
  footer_icon?: string;
  ts?: string | number;
  service_name?: string;
  service_icon?: string;
  from_url?: string;
  channel_id?: string;
  channel_name?: string;
  is_msg_unfurl?: boolean;
  is_share?: boolean;
  blocks?: Block[];
  message_blocks?: { message?: { blocks?: Block[] } }[];
  files?: RichFile[];
  mrkdwn_in?: string[];
  callback_id?: string;
  actions?: OldAction[];
}

interface OldOption {
  text?: string;
  value: string;
}

/** A button or menu of an attachment, as there were before blocks. */
interface OldAction {
  id?: string;
  name?: string;
  type?: "button" | "select";
  text?: string;
  value?: string;
  url?: string;
  style?: string;
  confirm?: { title?: string; text?: string; ok_text?: string; dismiss_text?: string };
  data_source?: "static" | "users" | "channels" | "conversations" | "external";
  min_query_length?: number;
  options?: OldOption[];
  option_groups?: { text: string; options: OldOption[] }[];
  selected_options?: OldOption[];
}

export interface RichFile {
  id: string;
  name?: string | null;
  title?: string | null;
  mimetype?: string;
  filetype?: string;
  pretty_type?: string;
  mode?: string;
  size?: number;
  user?: string;
  created?: number;
  url_private?: string;
  url_private_download?: string;
  permalink?: string;
  is_external?: boolean;
  external_url?: string;
  original_w?: number | string;
  original_h?: number | string;
  alt_txt?: string;
  preview?: string;
  preview_is_truncated?: boolean;
  lines?: number;
  file_access?: string;
  /** thumb_360, thumb_360_w, thumb_360_h, thumb_720 … */
  [thumbnail: `thumb_${string}`]: string | number | undefined;
}

export interface RichMessage {
  ts?: string;
  thread_ts?: string;
  is_ephemeral?: boolean;
  text?: string;
  blocks?: Block[];
  attachments?: Attachment[];
  files?: (RichFile | null)[];
  file?: RichFile;
  edited?: { user?: string; ts: string };
  subtype?: string;
  mrkdwn?: boolean;
  /** Of the message that opens a thread with an assistant: what the thread is called. */
  assistant_app_thread?: { title: string };
}
