/** What a message row takes from other features; the app hands it in, once, so that rows are not drawn again for it. */
import type { ReactNode } from "react";
import type { Message } from "../../model";

export interface TimelineSlots {
  onOpenThread?: ((message: Message) => void) | undefined;
  onOpenUser?: ((id: string) => void) | undefined;
  /** Goes to a message of the channel, from its thread or a notice. */
  onOpenMessage?: ((ts: string) => void) | undefined;
  /** An editor in place of the message's words. */
  editor?: ((message: Message, onDone: () => void) => ReactNode) | undefined;
  emojiPicker?: ((onPick: (name: string) => void) => ReactNode) | undefined;
  /** All shortcuts of apps, to choose one for a message. */
  onShortcuts?: ((message: Message) => void) | undefined;
  onEditing?: ((ts: string | undefined) => void) | undefined;
}
