/** What the blocks of apps need of the application around them, and where they stand. */
import { type ComponentType, createContext, useContext } from "react";
import type { Block, RichFile, RichTextElement, TextObject } from "./types";

/** Where blocks stand, as Slack's payloads say it. */
export type Container =
  | { type: "message"; channel_id: string; message_ts: string; thread_ts?: string; is_ephemeral?: boolean; attachment_id?: number }
  | { type: "view"; view_id: string }
  /** A dialog of the old kind, shown as a view. */
  | { type: "dialog"; dialog_id: string };

export interface Option {
  text: TextObject;
  value?: string;
  description?: TextObject;
  url?: string;
}

export interface Suggestions {
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
}

/** What an element holds: its type, and its choice under Slack's name for it. */
export interface ElementValue {
  type: string;
  [field: string]: unknown;
}

export interface BlockState {
  values: Record<string, Record<string, ElementValue>>;
}

/** One entry of a `block_actions` payload. */
export interface Action {
  type: string;
  block_id: string;
  action_id: string;
  [field: string]: unknown;
}

/** A button or menu of an old attachment, used. */
export interface AttachmentAction {
  name: string;
  type: "button" | "select";
  value?: string;
  selected_options?: { value: string }[];
}

export interface ConversationFilter {
  include?: ("im" | "mpim" | "private" | "public")[];
  exclude_bot_users?: boolean;
  exclude_external_shared_channels?: boolean;
}

/** Somebody or some place to choose. */
export interface Choice {
  id: string;
  label: string;
  detail?: string | undefined;
  face?: { src: string | undefined } | undefined;
}

export interface WordsEditorProps {
  label: string;
  placeholder: string;
  initial: readonly RichTextElement[];
  autoFocus: boolean;
  onChange: (elements: RichTextElement[]) => void;
}

/** What the application does for them. Refusals are thrown with the server's `code`. */
export interface BlockHost {
  selfId(): string;
  act(container: Container, actions: Action[], state: BlockState): Promise<void>;
  suggest(container: Container, blockId: string, actionId: string, value: string): Promise<Suggestions>;
  actOnAttachment(container: Container, action: AttachmentAction): Promise<void>;
  suggestForAttachment(container: Container, name: string, value: string): Promise<Suggestions>;
  /** How people and conversations are called; a hook. */
  useNames(ids: readonly string[]): readonly string[];
  findPeople(typed: string, signal: AbortSignal): Promise<Choice[]>;
  findConversations(typed: string, filter: ConversationFilter, signal: AbortSignal): Promise<Choice[]>;
  /** Puts a file into the person's keeping; it is in no conversation yet. */
  keepFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<RichFile>;
  /** The composer's editor, for an element that takes formatted words. */
  WordsEditor: ComponentType<WordsEditorProps>;
}

/** The blocks that belong together: their values make up one state. */
export interface Surface {
  container: Container;
  blocks: readonly Block[];
  /** What is wrong with a field, by block_id. */
  errors?: Readonly<Record<string, string>> | undefined;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** Undefined where blocks are only shown: in search results, in quotes. */
export function useSurface(): Surface | undefined {
  return useContext(SurfaceContext);
}
