import { useMemo } from "react";
import { useCustomEmoji } from "../../model";
import type { CustomEmoji } from "./rows";

/** The workspace's own emoji by name; aliases of standard ones are left to those. */
export function useCustomEmojiList(): CustomEmoji[] {
  const emoji = useCustomEmoji();
  return useMemo(() => {
    const list: CustomEmoji[] = [];
    for (const [name, url] of emoji) if (!url.startsWith("alias:")) list.push({ name, url });
    return list.sort((left, right) => left.name.localeCompare(right.name));
  }, [emoji]);
}
