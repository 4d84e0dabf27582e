/** How a picture is looked at: size, place and turn; pure, so that keys, wheel and fingers share it. */

export interface View {
  /** 1 fits the window. */
  zoom: number;
  /** Pixels from the centre. */
  x: number;
  y: number;
  /** Quarter turns to the right. */
  turns: number;
}

export const FITTED: View = { zoom: 1, x: 0, y: 0, turns: 0 };

const LEAST = 1;
const MOST = 12;

/** Zooms by a factor, keeping the point (relative to the centre) under the pointer where it is. */
export function zoomBy(view: View, factor: number, at: { x: number; y: number } = { x: 0, y: 0 }): View {
  const zoom = Math.min(MOST, Math.max(LEAST, view.zoom * factor));
  const share = zoom / view.zoom;
  if (zoom === LEAST) return { ...view, zoom, x: 0, y: 0 };
  return { ...view, zoom, x: at.x - (at.x - view.x) * share, y: at.y - (at.y - view.y) * share };
}

export function panBy(view: View, x: number, y: number): View {
  return view.zoom === LEAST ? view : { ...view, x: view.x + x, y: view.y + y };
}

export function turn(view: View, quarters: 1 | -1): View {
  return { ...FITTED, turns: (view.turns + quarters + 4) % 4 };
}

export function cssTransform({ zoom, x, y, turns }: View): string {
  return `translate(${x}px, ${y}px) scale(${zoom}) rotate(${turns * 90}deg)`;
}
