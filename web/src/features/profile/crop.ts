/** The square taken out of a picture: how far in, and how far its middle lies from the picture's. */
export interface Crop {
  /** 1 takes the largest square there is. */
  zoom: number;
  /** In lengths of the picture's shorter side. */
  x: number;
  y: number;
}

export const FULL: Crop = { zoom: 1, x: 0, y: 0 };

interface Size {
  width: number;
  height: number;
}

/** The crop moved back so far that it lies within the picture. */
export function clampCrop({ width, height }: Size, crop: Crop): Crop {
  const side = Math.min(width, height);
  const zoom = Math.min(4, Math.max(1, crop.zoom));
  const roomX = (width / side - 1 / zoom) / 2;
  const roomY = (height / side - 1 / zoom) / 2;
  return { zoom, x: Math.min(roomX, Math.max(-roomX, crop.x)), y: Math.min(roomY, Math.max(-roomY, crop.y)) };
}

/** The square in the picture's own pixels. */
export function cropBox({ width, height }: Size, crop: Crop): { left: number; top: number; side: number } {
  const shorter = Math.min(width, height);
  const side = shorter / crop.zoom;
  return { left: width / 2 + crop.x * shorter - side / 2, top: height / 2 + crop.y * shorter - side / 2, side };
}

export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const { left, top, side } = cropBox(picture, crop);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}
