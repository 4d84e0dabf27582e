import { ChevronDown, ChevronRight, Download, WrapText } from "lucide-react";
import { useState } from "react";
import { formatBytes, useFormats, useText } from "../i18n";
import { classes, Icon, IconButton } from "../ui";
import { CodeBlock } from "./CodeBlock";
import styles from "./Snippet.module.css";
import { ownImageUrl, safeUrl } from "./safeUrl";
import type { RichFile } from "./types";

/** Lines shown before one asks for more. */
const FEW = 8;
/** More than this is not put on the page, only downloaded. */
const MOST_BYTES = 1_000_000;

/** A text file where it was shared: its beginning with line numbers, all of it when asked. */
export function Snippet({ file }: { file: RichFile }) {
  const t = useText();
  useFormats();
  const [isOpen, setOpen] = useState(true);
  const [isWrapped, setWrapped] = useState(false);
  const [all, setAll] = useState<string>();
  const [showsAll, setShowsAll] = useState(false);
  const title = file.title || file.name || file.id;
  const words = (all ?? file.preview ?? "").replace(/\n$/, "");
  const lines = words.split("\n");
  const shown = showsAll ? lines : lines.slice(0, FEW);
  const hidden = Math.max(file.lines ?? 0, lines.length) - shown.length;
  const source = ownImageUrl(file.url_private);
  const download = safeUrl(file.url_private_download ?? file.url_private ?? "");
  const canShowAll = !file.preview_is_truncated || all !== undefined || (source !== undefined && (file.size ?? 0) <= MOST_BYTES);

  async function showAll() {
    if (file.preview_is_truncated && all === undefined && source) {
      const answer = await fetch(source).catch(() => undefined);
      if (!answer?.ok) return;
      setAll(await answer.text());
    }
    setShowsAll(true);
  }

  const facts = [file.pretty_type ?? file.filetype, file.size ? formatBytes(file.size) : undefined].filter(Boolean).join(" · ");
  return (
    <figure className={styles.snippet}>
      <figcaption className={styles.head}>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          size="sm"
          label={isOpen ? t("richtext.collapse") : t("richtext.expand")}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <span className={styles.title} dir="auto">
          {title}
        </span>
        <span className={styles.facts}>{facts}</span>
        <IconButton icon={WrapText} size="sm" label={t("richtext.wrap")} pressed={isWrapped} onClick={() => setWrapped(!isWrapped)} />
        {download ? (
          <a className={styles.action} href={download} download={file.name ?? ""} aria-label={t("richtext.downloadFile", { name: title })}>
            <Icon of={Download} size={16} />
          </a>
        ) : null}
      </figcaption>
      {isOpen ? (
        <div className={classes(styles.code, isWrapped && styles.wrapped)}>
          {isWrapped ? null : (
            <pre className={styles.numbers} aria-hidden="true">
              {shown.map((_, index) => index + 1).join("\n")}
            </pre>
          )}
          <CodeBlock code={shown.join("\n")} language={file.filetype} />
        </div>
      ) : null}
      {isOpen && hidden > 0 && canShowAll ? (
        <button type="button" className={styles.more} onClick={() => void showAll()}>
          {t("richtext.moreLines", { count: hidden })}
        </button>
      ) : null}
    </figure>
  );
}
