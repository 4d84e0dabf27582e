import { X } from "lucide-react";
import { useText } from "../../i18n";
import { Attachments } from "../../richtext/Attachments";
import { IconButton } from "../../ui";
import type { Editor, EditorSnapshot } from "./editor/editor";
import styles from "./LinkPreviews.module.css";
import { useLinkPreviews } from "./useLinkPreviews";

export interface LinkPreviewsProps {
  conversationId: string;
  editor: () => Editor | undefined;
  /** What is written; another one whenever that changes. */
  snapshot: EditorSnapshot;
}

/** What apps show of the links in a message, while it is being written. */
export function LinkPreviews(props: LinkPreviewsProps) {
  const t = useText();
  const { previews, dismiss } = useLinkPreviews(props);
  if (previews.length === 0) return null;
  return (
    <section className={styles.previews} aria-label={t("previews.label")}>
      {previews.map((preview) => (
        <div key={preview.from_url} className={styles.preview}>
          <div className={styles.words}>
            <Attachments attachments={[preview]} />
          </div>
          <IconButton icon={X} size="sm" label={t("previews.hide", { url: preview.from_url ?? "" })} onClick={() => dismiss(preview)} />
        </div>
      ))}
    </section>
  );
}
