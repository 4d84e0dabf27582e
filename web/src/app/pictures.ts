import { messagesAround } from "../model";
import { isShownImage, type RichFile } from "../richtext";

export interface Pictures {
  files: RichFile[];
  index: number;
}

/** A picture among all of its conversation, so that one can go on to the next; else among those of its message. */
export function picturesAround(files: RichFile[], index: number): Pictures {
  const chosen = files[index];
  const all = messagesAround(chosen?.id ?? "").flatMap((message) => (message.files ?? []).filter((file) => file && isShownImage(file)));
  const at = all.findIndex(({ id }) => id === chosen?.id);
  return at < 0 ? { files, index } : { files: all, index: at };
}
