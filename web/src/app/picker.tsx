import { lazy, type ReactNode, Suspense } from "react";
import { currentLanguage } from "../i18n";
import { loadEmojiCatalog } from "../richtext";
import { Spinner } from "../ui";

const load = () => import("../features/emoji");
const EmojiPicker = lazy(() => load().then(({ EmojiPicker }) => ({ default: EmojiPicker })));

/** Fetches the picker and its table when nothing else is to do, so that it opens at once. */
export function preloadPicker(): void {
  const whenIdle = typeof requestIdleCallback === "function" ? requestIdleCallback : (work: () => void) => setTimeout(work, 2000);
  whenIdle(() => {
    void load();
    void loadEmojiCatalog(currentLanguage());
  });
}

/** The emoji picker, fetched when it is first opened. */
export function emojiPicker(onPick: (name: string) => void): ReactNode {
  return (
    <Suspense fallback={<Spinner />}>
      <EmojiPicker onPick={onPick} />
    </Suspense>
  );
}
