import { type PointerEvent, useEffect, useRef, useState } from "react";
import { ApiError, upload } from "../../api";
import { errorText, useText } from "../../i18n";
import { Button, Dialog } from "../../ui";
import { type Crop, clampCrop, drawCrop, FULL } from "./crop";
import styles from "./ProfilePane.module.css";

const SIDE = 512;

/** Chooses a picture and the square of it that becomes the photo. */
export function PhotoDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [picture, setPicture] = useState<ImageBitmap>();
  const [crop, setCrop] = useState<Crop>(FULL);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  async function choose(file: File | undefined) {
    if (!file) return;
    try {
      setPicture(await createImageBitmap(file, { imageOrientation: "from-image" }));
      setCrop(FULL);
      setError(undefined);
    } catch {
      setError(errorText("bad_image"));
    }
  }

  async function save() {
    if (!picture || busy) return;
    setBusy(true);
    try {
      const canvas = document.createElement("canvas");
      canvas.width = SIDE;
      canvas.height = SIDE;
      drawCrop(canvas, picture, crop);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
      const form = new FormData();
      form.append("image", blob ?? new Blob(), "photo.jpg");
      await upload("/api/users.setPhoto", form, {});
      onClose();
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      title={t("profile.changePhoto")}
      footer={
        <>
          <Button onClick={() => input.current?.click()}>{t("profile.choosePicture")}</Button>
          <Button variant="primary" disabled={!picture} busy={busy} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {picture ? <CropStage picture={picture} crop={crop} onCrop={setCrop} /> : <p className={styles.soft}>{t("profile.photoHint")}</p>}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => void choose(event.currentTarget.files?.[0])}
      />
    </Dialog>
  );
}

function CropStage({ picture, crop, onCrop }: { picture: ImageBitmap; crop: Crop; onCrop: (crop: Crop) => void }) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number }>(undefined);

  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, picture, crop);
  }, [picture, crop]);

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!last.current) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    const moved = { x: (last.current.x - event.clientX) / width, y: (last.current.y - event.clientY) / width };
    last.current = { x: event.clientX, y: event.clientY };
    onCrop(clampCrop(picture, { ...crop, x: crop.x + moved.x / crop.zoom, y: crop.y + moved.y / crop.zoom }));
  }

  return (
    <>
      <div
        className={styles.crop}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          last.current = undefined;
        }}
      >
        <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={t("profile.cropPreview")} />
      </div>
      {(["zoom", "x", "y"] as const).map((axis) => (
        <label key={axis}>
          <span className={styles.soft}>{t(`profile.crop.${axis}`)}</span>
          <input
            className={styles.slider}
            type="range"
            min={axis === "zoom" ? 1 : -0.5}
            max={axis === "zoom" ? 4 : 0.5}
            step={0.01}
            value={crop[axis]}
            onChange={(event) => onCrop(clampCrop(picture, { ...crop, [axis]: Number(event.currentTarget.value) }))}
          />
        </label>
      ))}
    </>
  );
}
