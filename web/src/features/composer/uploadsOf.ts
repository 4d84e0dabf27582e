import { Uploads } from "./uploads";

const kept = new Map<string, Uploads>();

/** The files waiting in one conversation's composer; they are still there when the reader comes back. */
export function uploadsOf(key: string): Uploads {
  let uploads = kept.get(key);
  if (!uploads) {
    uploads = new Uploads();
    kept.set(key, uploads);
  }
  return uploads;
}

/** Hands the files to a message that takes them along. */
export function takeUploads(key: string): Uploads {
  const uploads = uploadsOf(key);
  kept.delete(key);
  return uploads;
}

/** Puts the files of a message that was given up back. */
export function putBackUploads(key: string, uploads: Uploads): void {
  kept.set(key, uploads);
}
