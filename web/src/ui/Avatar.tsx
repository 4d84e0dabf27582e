import { useState } from "react";
import styles from "./Avatar.module.css";
import { classes } from "./classes";

export interface AvatarProps {
  /** The id the colour comes from, so that a person looks the same everywhere. */
  id: string;
  name: string;
  /** Address of the photo; shown only when this server itself serves it. */
  src?: string | undefined;
  size?: number;
  /** Read aloud; leave out where the name stands beside it. */
  label?: string;
}

/** A person's photo, or their initials on a hue of their own. */
export function Avatar({ id, name, src, size = 36, label }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const box = { inlineSize: size, blockSize: size, fontSize: Math.max(9, Math.round(size * 0.4)) };
  const shape = classes(styles.avatar, size < 28 && styles.small);
  if (src && broken !== src && isOwn(src)) {
    return (
      <img
        className={shape}
        style={box}
        src={src}
        alt={label ?? ""}
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setBroken(src)}
      />
    );
  }
  return (
    <span
      className={classes(shape, styles.initials)}
      style={{ ...box, backgroundColor: `oklch(0.5 0.09 ${hueOf(id)})` }}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      data-initials={initialsOf(name)}
    />
  );
}

// Photos elsewhere are not fetched: that would tell strangers who reads what, and the content policy forbids it.
function isOwn(src: string): boolean {
  if (src.startsWith("/") || src.startsWith("blob:")) return !src.startsWith("//");
  return URL.canParse(src) && new URL(src).origin === location.origin;
}

/** A hue of 0–359 degrees from an id (FNV-1a with a final mix), the same in every browser. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % 360;
}

/** "Ana María Díaz" → "AD"; "김민준" → "김"; nothing usable → "?". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words[words.length - 1]) : "";
  return (first + last).toLocaleUpperCase() || "?";
}

function firstLetter(word: string | undefined): string {
  return [...(word ?? "")].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? "";
}
