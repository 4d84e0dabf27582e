/** What a message row takes from other features; the app hands it in. */
import type { ReactNode } from "react";
import type { Message } from "../../model";

export interface TimelineSlots {
  onOpenThread?: ((message: Message) => void) | undefined;
  onOpenUser?: ((id: string) => void) | undefined;
  /** An editor in place of the message's words. */
  editor?: ((message: Message, onDone: () => void) => ReactNode) | undefined;
  emojiPicker?: ((onPick: (name: string) => void) => ReactNode) | undefined;
  /** The message being edited, when Up was pressed in the composer. */
  editingTs?: string | undefined;
  onEditing?: ((ts: string | undefined) => void) | undefined;
}
