import { emojiCharacter } from "../../../richtext";

export interface EmojiLook {
  character: string;
  /** Address of the picture of a workspace's own emoji. */
  image: string;
}

/** How an emoji looks: its picture, its character, or neither when nobody knows it. Aliases look like what they stand for. */
export function emojiLook(name: string, customEmoji: (name: string) => string | undefined): EmojiLook {
  const [base = name, tone] = name.split("::skin-tone-");
  const own = customEmoji(base);
  if (own?.startsWith("alias:")) {
    const target = own.slice(6);
    const image = customEmoji(target);
    if (image && !image.startsWith("alias:")) return { character: "", image };
    return { character: emojiCharacter(target) ?? "", image: "" };
  }
  if (own) return { character: "", image: own };
  return { character: emojiCharacter(base, tone ? Number(tone) : undefined) ?? "", image: "" };
}
