import { Link } from "./Link";
import { Picture } from "./Picture";
import { TextOf } from "./RichText";
import type { Block, TextObject } from "./types";

/** An outside video as its title and still; it plays where it lives, not inside the workspace. */
export function VideoBlock({ block }: { block: Block }) {
  const title = block.title as TextObject | undefined;
  const url = String(block.title_url ?? block.video_url ?? "");
  const words = title?.text ?? url;
  return (
    <div>
      <Link url={url}>
        <strong>{words}</strong>
      </Link>
      <TextOf text={block.description as TextObject | undefined} />
      <Picture url={block.thumbnail_url as string | undefined} alt={String(block.alt_text ?? words)} />
    </div>
  );
}
