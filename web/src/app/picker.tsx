import type { ReactNode } from "react";
import { currentLanguage } from "../i18n";
import { loadEmojiCatalog } from "../richtext";
import { part, Spinner } from "../ui";

const EmojiPicker = part(() => import("../features/emoji").then(({ EmojiPicker }) => EmojiPicker), <Spinner />);

/** Fetches the picker and its table, so that it opens at once. */
export function fetchPicker(): void {
  void EmojiPicker.fetch();
  void loadEmojiCatalog(currentLanguage()).catch(() => undefined);
}

/** The emoji picker, for whoever has a place for it. */
export function emojiPicker(onPick: (name: string) => void): ReactNode {
  return <EmojiPicker onPick={onPick} />;
}
