/** Files on their way into a message: each goes up at once, the message follows when all are there. */
import { ApiError, call, upload } from "../../api";

export interface Upload {
  readonly key: string;
  readonly file: File;
  title: string;
  altText: string;
  /** An address to show the picture from, for images. */
  readonly preview: string | undefined;
  state: "uploading" | "done" | "failed";
  /** 0–1. */
  progress: number;
  fileId: string | undefined;
  /** The server's code when it failed. */
  error: string | undefined;
}

/** The files of one composer; `list()` is a new array after every change. */
export class Uploads {
  #items: Upload[] = [];
  #shown: readonly Upload[] = [];
  #running = new Map<string, AbortController>();
  #listeners = new Set<() => void>();

  list = (): readonly Upload[] => this.#shown;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(files: Iterable<File>): void {
    const added = [...files].map(newUpload);
    this.#items.push(...added);
    this.#changed();
    for (const item of added) void this.#start(item);
  }

  remove(key: string): void {
    this.#running.get(key)?.abort();
    const item = this.#find(key);
    if (item?.preview) URL.revokeObjectURL(item.preview);
    this.#items = this.#items.filter((known) => known.key !== key);
    this.#changed();
  }

  retry(key: string): void {
    const item = this.#find(key);
    if (item) void this.#start(item);
  }

  describe(key: string, change: { title?: string; altText?: string }): void {
    const item = this.#find(key);
    if (item) Object.assign(item, change);
    this.#changed();
  }

  move(key: string, by: -1 | 1): void {
    const from = this.#items.findIndex((item) => item.key === key);
    const [item] = this.#items.splice(from, 1);
    if (item) this.#items.splice(Math.max(0, from + by), 0, item);
    this.#changed();
  }

  /** Resolves when no file is under way any more; true when all arrived. */
  async settled(): Promise<boolean> {
    while (this.#items.some((item) => item.state === "uploading")) {
      await new Promise<void>((resolve) => {
        const stop = this.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
    return this.#items.every((item) => item.state === "done");
  }

  /** Forgets the files, once a message has taken them along or the writer has given them up. */
  clear(): void {
    for (const item of [...this.#items]) this.remove(item.key);
  }

  #find(key: string): Upload | undefined {
    return this.#items.find((item) => item.key === key);
  }

  #changed(): void {
    this.#shown = this.#items.map((item) => ({ ...item }));
    for (const listener of [...this.#listeners]) listener();
  }

  #set(item: Upload, change: Partial<Upload>): void {
    Object.assign(item, change);
    this.#changed();
  }

  async #start(item: Upload): Promise<void> {
    const stop = new AbortController();
    this.#running.set(item.key, stop);
    this.#set(item, { state: "uploading", progress: 0, error: undefined });
    try {
      const place = await call<{ upload_url: string; file_id: string }>("files.getUploadURLExternal", {
        filename: item.file.name || "file",
        length: item.file.size,
      });
      if (stop.signal.aborted) return;
      await upload(place.upload_url, item.file, {
        signal: stop.signal,
        onProgress: (progress) => this.#set(item, { progress }),
      });
      this.#set(item, { state: "done", progress: 1, fileId: place.file_id });
    } catch (error) {
      if (stop.signal.aborted) return;
      this.#set(item, { state: "failed", error: error instanceof ApiError ? error.code : "offline" });
    } finally {
      this.#running.delete(item.key);
    }
  }
}

let lastKey = 0;

function newUpload(file: File): Upload {
  lastKey += 1;
  return {
    key: `upload${lastKey}`,
    file,
    title: file.name,
    altText: "",
    preview: /^image\/(png|jpeg|gif|webp|avif)$/.test(file.type) ? URL.createObjectURL(file) : undefined,
    state: "uploading",
    progress: 0,
    fileId: undefined,
    error: undefined,
  };
}
