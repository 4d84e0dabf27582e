import { Play } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import { Button, Icon } from "../../ui";
import { Link } from "../Link";
import { TextOf } from "../RichText";
import { safeUrl, shownImageUrl } from "../safeUrl";
import type { Block, TextObject } from "../types";
import styles from "./Video.module.css";

/** A video that is embedded: nothing of it is fetched before somebody wants to see it, and then in a frame that reaches nothing around it. */
export function VideoBlock({ block }: { block: Block }) {
  const t = useText();
  const [plays, setPlays] = useState(false);
  const words = (block.title as TextObject | undefined)?.text ?? "";
  const video = foreign(safeUrl(String(block.video_url ?? "")));
  const still = shownImageUrl(block.thumbnail_url as string | undefined);
  const by = [block.author_name, block.provider_name].filter((name): name is string => typeof name === "string" && name !== "");
  const host = video ? new URL(video).host : undefined;
  return (
    <figure className={styles.video}>
      <figcaption className={styles.words}>
        {by.length > 0 ? <div className={styles.by}>{by.join(" · ")}</div> : null}
        <div className={styles.title}>{block.title_url ? <Link url={String(block.title_url)}>{words}</Link> : words}</div>
        <TextOf text={block.description as TextObject | undefined} />
      </figcaption>
      {plays && video ? (
        <iframe
          className={styles.screen}
          src={video}
          title={words || String(block.alt_text ?? "")}
          sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
          allow="fullscreen; picture-in-picture; encrypted-media"
          referrerPolicy="strict-origin-when-cross-origin"
          loading="lazy"
        />
      ) : (
        <div className={styles.screen}>
          {still ? <img className={styles.still} src={still} alt={String(block.alt_text ?? "")} loading="lazy" decoding="async" /> : null}
          {host ? (
            <span className={styles.start}>
              <Button variant="primary" icon={<Icon of={Play} />} onClick={() => setPlays(true)}>
                {t("blocks.video.play")}
              </Button>
              <span className={styles.host}>{t("blocks.video.from", { host })}</span>
            </span>
          ) : null}
        </div>
      )}
    </figure>
  );
}

/** Only pages of other places are framed: one of ours would not be kept apart by its sandbox. */
function foreign(url: string | undefined): string | undefined {
  return url?.startsWith("https:") && new URL(url).origin !== location.origin ? url : undefined;
}
