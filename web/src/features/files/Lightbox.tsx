import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, Copy, Download, ExternalLink, RotateCw, X, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatNumber, useFormats, useText } from "../../i18n";
import { fileTitle, ownImageUrl, type RichFile } from "../../richtext";
import { Icon, IconButton, showToast } from "../../ui";
import styles from "./Lightbox.module.css";
import { PictureStage } from "./PictureStage";
import { FITTED, panBy, turn, type View, zoomBy } from "./view";

export interface LightboxProps {
  files: readonly RichFile[];
  index: number;
  onClose: () => void;
}

/** Pictures large, one at a time: zoom, pan, turn, next and previous. */
export function Lightbox({ files, index, onClose }: LightboxProps) {
  const t = useText();
  useFormats();
  const popup = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(index);
  const [view, setView] = useState<View>(FITTED);
  const file = files[at];
  if (!file) return null;
  const title = fileTitle(file);

  function go(step: number) {
    setAt((at + step + files.length) % files.length);
    setView(FITTED);
  }

  function actOf(key: string): (() => void) | undefined {
    const isZoomed = view.zoom > 1;
    switch (key) {
      case "ArrowLeft":
        return () => (isZoomed ? setView(panBy(view, 60, 0)) : go(-1));
      case "ArrowRight":
        return () => (isZoomed ? setView(panBy(view, -60, 0)) : go(1));
      case "ArrowUp":
        return () => setView(panBy(view, 0, 60));
      case "ArrowDown":
        return () => setView(panBy(view, 0, -60));
      case "+":
      case "=":
        return () => setView(zoomBy(view, 1.5));
      case "-":
        return () => setView(zoomBy(view, 1 / 1.5));
      case "0":
        return () => setView(FITTED);
      case "r":
        return () => setView(turn(view, 1));
      default:
        return undefined;
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  const source = ownImageUrl(file.url_private);
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Popup ref={popup} className={styles.lightbox} initialFocus={popup} onKeyDown={onKeyDown}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title} dir="auto">
              {title}
            </Dialog.Title>
            {files.length > 1 ? (
              <span className={styles.count} aria-live="polite">
                {t("files.position", { at: at + 1, count: files.length })}
              </span>
            ) : null}
            <span className={styles.space} />
            <IconButton icon={ZoomOut} label={t("files.zoomOut")} tooltipSide="bottom" onClick={() => setView(zoomBy(view, 1 / 1.5))} />
            <span className={styles.zoom}>{formatNumber(view.zoom, { style: "percent" })}</span>
            <IconButton icon={ZoomIn} label={t("files.zoomIn")} tooltipSide="bottom" onClick={() => setView(zoomBy(view, 1.5))} />
            <IconButton icon={RotateCw} label={t("files.rotate")} tooltipSide="bottom" onClick={() => setView(turn(view, 1))} />
            <IconButton icon={Copy} label={t("files.copyImage")} tooltipSide="bottom" onClick={() => void copyImage(source)} />
            {source ? (
              <>
                <a
                  className={styles.link}
                  href={source}
                  target="_blank"
                  rel="noopener"
                  aria-label={t("files.original")}
                  title={t("files.original")}
                >
                  <Icon of={ExternalLink} size={18} />
                </a>
                <a
                  className={styles.link}
                  href={ownImageUrl(file.url_private_download) ?? source}
                  download={file.name ?? ""}
                  aria-label={t("files.download")}
                  title={t("files.download")}
                >
                  <Icon of={Download} size={18} />
                </a>
              </>
            ) : null}
            <Dialog.Close render={<IconButton icon={X} label={t("common.close")} tooltipSide="bottom" />} />
          </header>
          <PictureStage
            key={file.id}
            src={source ?? ""}
            preview={ownImageUrl((file.thumb_720 ?? file.thumb_360) as string | undefined)}
            alt={file.alt_txt || title}
            view={view}
            onView={setView}
            onSwipe={files.length > 1 ? go : undefined}
          />
          {files.length > 1 ? (
            <>
              <span className={styles.previous}>
                <IconButton icon={ChevronLeft} label={t("files.previous")} onClick={() => go(-1)} />
              </span>
              <span className={styles.next}>
                <IconButton icon={ChevronRight} label={t("files.next")} onClick={() => go(1)} />
              </span>
            </>
          ) : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );

  async function copyImage(url: string | undefined) {
    try {
      const bitmap = await createImageBitmap(await (await fetch(url ?? "")).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
      const png = await canvas.convertToBlob({ type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      showToast({ title: t("files.imageCopied") });
    } catch {
      showToast({ title: t("files.imageNotCopied"), tone: "bad" });
    }
  }
}
