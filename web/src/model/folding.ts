/** Where pictures, videos and sounds are folded away to their names; in this window, until it is closed. */
import { changed, useModel } from "./store";

const folded = new Set<string>();

export function foldFiles(channel: string, isFolded: boolean): void {
  if (isFolded) folded.add(channel);
  else folded.delete(channel);
  changed();
}

export const useFolded = (channel: string): boolean => useModel(() => folded.has(channel));
