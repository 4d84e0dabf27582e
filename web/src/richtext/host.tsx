/** What rendering a message needs from the application around it; the app provides it once. */
import { createContext, type ReactNode, useContext } from "react";
import type { BlockHost } from "./blockHost";
import type { MessagePlace } from "./permalink";
import type { RichFile, RichMessage } from "./types";

export interface UserName {
  name: string;
  isSelf?: boolean;
}

export interface ChannelName {
  name: string;
  /** How it is called in a sentence: "#general", "Ana". */
  label?: string;
  isPrivate?: boolean;
}

export interface UsergroupName {
  handle: string;
  includesSelf?: boolean;
}

export interface QuotedMessage extends RichMessage {
  ts: string;
  user?: string;
  username?: string;
}

/** The `use…` members are hooks: they subscribe, so that a name shows as soon as it is known. */
export interface RichTextHost {
  useUser(id: string): UserName | undefined;
  useChannel(id: string): ChannelName | undefined;
  useUsergroup(id: string): UsergroupName | undefined;
  /** Image address of a custom emoji, or a standard emoji's name given as "alias:name". */
  useCustomEmoji(name: string): string | undefined;
  /** The message at a place; null or undefined when there is none for this reader, or not yet. */
  useQuoted?(place: MessagePlace): QuotedMessage | null | undefined;
  /** Whether pictures and the like of a conversation are folded away. */
  useFolded?(channel: string): boolean;
  openUser?(id: string, anchor: HTMLElement): void;
  openChannel?(id: string): void;
  channelHref?(id: string): string;
  /** Shows an image large, among the others of its message. */
  openImage?(files: RichFile[], index: number): void;
  /** Follows a link inside the application; false leaves it to the browser. */
  openLink?(url: string): boolean;
  /** What the blocks of apps can do; without it they are only shown. */
  blocks?: BlockHost;
}

const nameless: RichTextHost = {
  useUser: () => undefined,
  useChannel: () => undefined,
  useUsergroup: () => undefined,
  useCustomEmoji: () => undefined,
};

const HostContext = createContext<RichTextHost>(nameless);

export function RichTextProvider({ host, children }: { host: RichTextHost; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): RichTextHost {
  return useContext(HostContext);
}
