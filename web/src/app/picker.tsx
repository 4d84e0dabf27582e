import { lazy, type ReactNode, Suspense } from "react";
import { Spinner } from "../ui";

const EmojiPicker = lazy(() => import("../features/emoji").then(({ EmojiPicker }) => ({ default: EmojiPicker })));

/** The emoji picker, fetched when it is first opened. */
export function emojiPicker(onPick: (name: string) => void): ReactNode {
  return (
    <Suspense fallback={<Spinner />}>
      <EmojiPicker onPick={onPick} />
    </Suspense>
  );
}
