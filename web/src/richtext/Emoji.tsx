import styles from "./Emoji.module.css";
import { emojiCharacter, useEmojiNames } from "./emoji/names";
import { useHost } from "./host";
import { fromHex } from "./plain";

export interface EmojiProps {
  /** Short name without colons; may end in "::skin-tone-3". */
  name: string;
  /** Code points as the wire gives them, "1f44d-1f3fd". */
  unicode?: string | undefined;
  skinTone?: number | undefined;
  /** text: as tall as the line (default); jumbo: alone in a message; plain: as large as the text around. */
  size?: "text" | "jumbo" | "plain";
}

/** One emoji: custom image, else its character, else `:name:`. */
export function Emoji({ name, unicode, skinTone, size = "text" }: EmojiProps) {
  const host = useHost();
  const custom = host.useCustomEmoji(name);
  const alias = custom?.startsWith("alias:") ? custom.slice(6) : undefined;
  const aliased = host.useCustomEmoji(alias ?? name);
  const ready = useEmojiNames();
  const image = alias ? aliased : custom;
  const title = `:${name}:`;
  if (image && !image.startsWith("alias:")) {
    return (
      <picture>
        {/* Whoever wants no movement gets the first frame. */}
        <source media="(prefers-reduced-motion: reduce)" srcSet={`${image}?still`} />
        <img className={styles[`${size}Image`]} src={image} alt={title} title={title} loading="lazy" draggable={false} />
      </picture>
    );
  }
  const character = (unicode ? fromHex(unicode) : undefined) || emojiCharacter(alias ?? name, skinTone);
  if (character) {
    return (
      <span className={styles[size]} role="img" aria-label={name.replace(/_/g, " ")} title={title}>
        {character}
      </span>
    );
  }
  return <span className={ready ? styles.unknown : styles.waiting}>{title}</span>;
}
