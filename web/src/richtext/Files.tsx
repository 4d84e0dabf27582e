import { Download, Eye, File, FileArchive, FileCode, FileSpreadsheet, FileText, type LucideIcon, Music } from "lucide-react";
import { lazy, Suspense } from "react";
import { formatBytes, useFormats, useText } from "../i18n";
import { Icon } from "../ui";
import styles from "./Files.module.css";
import { fitBox } from "./fitBox";
import { useHost } from "./host";
import { ownImageUrl, safeUrl } from "./safeUrl";
import type { RichFile } from "./types";

const Snippet = lazy(() => import("./Snippet").then(({ Snippet }) => ({ default: Snippet })));

/** The files of a message: pictures side by side, the rest as cards. */
export function Files({ files, isFolded = false }: { files: readonly (RichFile | null)[]; isFolded?: boolean }) {
  const there = files.filter((file): file is RichFile => file !== null && typeof file === "object");
  const images = isFolded ? [] : there.filter(isShownImage);
  const others = there.filter((file) => !images.includes(file));
  return (
    <div className={styles.files}>
      {images.length > 0 ? (
        <div className={styles.images}>
          {images.map((file, index) => (
            <ImageFile key={file.id} file={file} images={images} index={index} />
          ))}
        </div>
      ) : null}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} isFolded={isFolded} />
      ))}
    </div>
  );
}

/** Whether a file is a picture whose bytes are here. */
export function isShownImage(file: RichFile): boolean {
  const isImage = /^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(file.mimetype ?? "");
  return isImage && !isGone(file) && ownImageUrl(imageSource(file)) !== undefined;
}

function isGone(file: RichFile): boolean {
  return ["tombstone", "hidden_by_limit"].includes(file.mode ?? "") || file.file_access === "file_not_found";
}

/** The name a person gave a file. */
export function fileTitle(file: RichFile): string {
  return file.title || file.name || file.id;
}

function imageSource(file: RichFile): string | undefined {
  return (file.thumb_720 ?? file.thumb_480 ?? file.thumb_360 ?? file.url_private) as string | undefined;
}

function sourceSet(file: RichFile): string | undefined {
  const sizes = [360, 480, 720, 960, 1024].flatMap((size) => {
    const url = ownImageUrl(file[`thumb_${size}`] as string | undefined);
    const width = Number(file[`thumb_${size}_w`] ?? size);
    return url ? [`${url} ${width}w`] : [];
  });
  return sizes.length > 1 ? sizes.join(", ") : undefined;
}

function ImageFile({ file, images, index }: { file: RichFile; images: RichFile[]; index: number }) {
  const host = useHost();
  const t = useText();
  const width = file.original_w ?? file.thumb_360_w;
  const height = file.original_h ?? file.thumb_360_h;
  const box = fitBox(width as number | undefined, height as number | undefined, images.length > 1 ? 220 : 360);
  const title = fileTitle(file);
  const picture = (
    <img
      src={ownImageUrl(imageSource(file))}
      srcSet={sourceSet(file)}
      sizes={`${box.width}px`}
      alt={file.alt_txt ?? ""}
      width={box.width}
      height={box.height}
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  );
  return (
    <button
      type="button"
      className={styles.image}
      style={{ inlineSize: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      aria-label={t("richtext.openImage", { name: file.alt_txt || title })}
      title={title}
      onClick={() => host.openImage?.(images, index)}
    >
      {picture}
    </button>
  );
}

function OtherFile({ file, isFolded }: { file: RichFile; isFolded: boolean }) {
  const t = useText();
  if (isGone(file)) {
    return <p className={styles.gone}>{file.mode === "hidden_by_limit" ? t("richtext.fileHidden") : t("richtext.fileDeleted")}</p>;
  }
  if (isFolded) return <FileCard file={file} />;
  const source = ownImageUrl(file.url_private);
  const type = file.mimetype ?? "";
  if (source && type.startsWith("video/")) {
    const box = fitBox(file.original_w ?? file.thumb_video_w, file.original_h ?? file.thumb_video_h, 420);
    return (
      <figure className={styles.media}>
        {/* biome-ignore lint/a11y/useMediaCaption: people's own recordings carry none */}
        <video controls preload="metadata" src={source} width={box.width} height={box.height} aria-label={fileTitle(file)} />
      </figure>
    );
  }
  if (source && type.startsWith("audio/")) {
    return (
      <figure className={styles.media}>
        <figcaption className={styles.mediaTitle}>{fileTitle(file)}</figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: people's own recordings carry none */}
        <audio controls preload="metadata" src={source} aria-label={fileTitle(file)} />
      </figure>
    );
  }
  if (file.mode !== "snippet" || !file.preview) return <FileCard file={file} />;
  return (
    <Suspense fallback={<FileCard file={file} />}>
      <Snippet file={file} />
    </Suspense>
  );
}

/** A file as a line with its kind, name, size and a way to get it. */
export function FileCard({ file }: { file: RichFile }) {
  const t = useText();
  useFormats();
  const title = fileTitle(file);
  const open = safeUrl(file.url_private ?? file.external_url ?? file.permalink ?? "");
  const download = safeUrl(file.url_private_download ?? file.url_private ?? "");
  const facts = [file.pretty_type ?? file.filetype?.toUpperCase(), file.size ? formatBytes(file.size) : undefined];
  return (
    <div className={styles.card}>
      <span className={styles.kind}>
        <Icon of={iconOf(file)} size={20} />
      </span>
      <span className={styles.cardWords}>
        <span className={styles.cardTitle} dir="auto">
          {title}
        </span>
        <span className={styles.facts}>{facts.filter(Boolean).join(" · ")}</span>
      </span>
      {open && file.mimetype === "application/pdf" ? (
        <a className={styles.action} href={open} target="_blank" rel="noopener" aria-label={t("richtext.openFile", { name: title })}>
          <Icon of={Eye} size={18} />
        </a>
      ) : null}
      {download ? (
        <a className={styles.action} href={download} download={file.name ?? ""} aria-label={t("richtext.downloadFile", { name: title })}>
          <Icon of={Download} size={18} />
        </a>
      ) : null}
    </div>
  );
}

function iconOf(file: RichFile): LucideIcon {
  const type = `${file.mimetype ?? ""} ${file.filetype ?? ""}`;
  if (/zip|tar|gzip|rar|7z/.test(type)) return FileArchive;
  if (/sheet|excel|csv|xls/.test(type)) return FileSpreadsheet;
  if (/json|javascript|python|xml|html|css|typescript|x-sh/.test(type)) return FileCode;
  if (/audio/.test(type)) return Music;
  return /text|pdf|doc|word/.test(type) ? FileText : File;
}
