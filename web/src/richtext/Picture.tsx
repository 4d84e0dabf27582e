import { useState } from "react";
import { useText } from "../i18n";
import { fitBox } from "./fitBox";
import { Link } from "./Link";
import styles from "./Picture.module.css";
import { TextOf } from "./RichText";
import { filePath, safeUrl, shownImageUrl } from "./safeUrl";
import type { ImageElement } from "./types";

export interface PictureProps {
  url: string | undefined;
  alt: string;
  width?: number | undefined;
  height?: number | undefined;
  /** The largest box it may fill, in pixels. */
  most?: number;
}

/** A picture in a box whose size is known before it loads; one that cannot be fetched is a link to it. */
export function Picture({ url, alt, width, height, most = 360 }: PictureProps) {
  const t = useText();
  const [isLost, setLost] = useState(false);
  const shown = shownImageUrl(url);
  const box = fitBox(width, height, most);
  if (shown && !isLost) {
    return (
      <img
        className={styles.picture}
        style={{ inlineSize: box.width, aspectRatio: `${box.width} / ${box.height}` }}
        src={shown}
        alt={alt}
        width={box.width}
        height={box.height}
        loading="lazy"
        decoding="async"
        onError={() => setLost(true)}
      />
    );
  }
  const elsewhere = url ? safeUrl(url) : undefined;
  if (!elsewhere || most < 64) return null;
  const host = new URL(elsewhere, location.href).host;
  return (
    <Link url={elsewhere} className={styles.elsewhere}>
      {alt ? t("richtext.imageElsewhereNamed", { name: alt, host }) : t("richtext.imageElsewhere", { host })}
    </Link>
  );
}

/** An image block or element. */
export function PictureBlock({ image, small, thumb }: { image: ImageElement; small?: boolean; thumb?: boolean }) {
  const url = image.image_url ?? filePath(image.slack_file?.url);
  const most = small ? 20 : thumb ? 88 : 360;
  return (
    <figure className={small ? styles.small : styles.figure}>
      {image.title ? (
        <figcaption className={styles.caption}>
          <TextOf text={image.title} />
        </figcaption>
      ) : null}
      <Picture url={url} alt={image.alt_text ?? ""} width={image.image_width} height={image.image_height} most={most} />
    </figure>
  );
}
