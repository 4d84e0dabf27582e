export interface Box {
  width: number;
  height: number;
}

const SMALLEST = 24;

/** The size a picture is shown at: its own, shrunk into `most` × `most`; unknown sizes get a 3 : 2 box. */
export function fitBox(width: number | string | undefined, height: number | string | undefined, most: number): Box {
  const own = { width: Number(width), height: Number(height) };
  if (!(own.width > 0 && own.height > 0)) return { width: most, height: Math.round((most * 2) / 3) };
  const scale = Math.min(1, most / own.width, most / own.height);
  return {
    width: Math.max(Math.min(SMALLEST, most), Math.round(own.width * scale)),
    height: Math.max(Math.min(SMALLEST, most), Math.round(own.height * scale)),
  };
}
