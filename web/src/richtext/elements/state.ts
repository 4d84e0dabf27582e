/** What people have chosen in the blocks of each surface, and what is under way; it outlives the rows that show it. */
import type { Container, ElementValue } from "../blockHost";
import type { Upload } from "./uploads";

const NONE: readonly Upload[] = [];

export class SurfaceState {
  #values = new Map<string, ElementValue>();
  #pending = new Map<string, number>();
  #failed = new Map<string, string>();
  #uploads = new Map<string, readonly Upload[]>();
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  value = (key: string): ElementValue | undefined => this.#values.get(key);
  isPending = (key: string): boolean => this.#pending.has(key);
  failed = (key: string): string | undefined => this.#failed.get(key);
  hasChanges = (): boolean => this.#values.size > 0 || this.#uploads.size > 0;
  uploads = (key: string): readonly Upload[] => this.#uploads.get(key) ?? NONE;

  set(key: string, value: ElementValue): void {
    this.#values.set(key, value);
    this.#failed.delete(key);
    this.#changed();
  }

  setUploads(key: string, uploads: readonly Upload[]): void {
    if (uploads.length > 0) this.#uploads.set(key, uploads);
    else this.#uploads.delete(key);
    this.#changed();
  }

  /** Nothing is to come any more. */
  stopUploads(): void {
    for (const { stop } of [...this.#uploads.values()].flat()) stop.abort();
    this.#uploads.clear();
    this.#changed();
  }

  /** Does something on behalf of an element: it is busy meanwhile, and says so when it failed. */
  async attempt(key: string, work: () => Promise<void>): Promise<void> {
    this.#pending.set(key, (this.#pending.get(key) ?? 0) + 1);
    this.#failed.delete(key);
    this.#changed();
    try {
      await work();
    } catch (error) {
      this.#failed.set(key, codeOf(error));
    } finally {
      const left = (this.#pending.get(key) ?? 1) - 1;
      if (left > 0) this.#pending.set(key, left);
      else this.#pending.delete(key);
      this.#changed();
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The server's code for what went wrong. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : "internal_error";
}

const states = new Map<string, SurfaceState>();

function nameOf(container: Container): string {
  if (container.type === "view") return container.view_id;
  if (container.type === "dialog") return container.dialog_id;
  return `${container.channel_id}/${container.message_ts}/${container.attachment_id ?? ""}`;
}

export function stateOf(container: Container): SurfaceState {
  const name = nameOf(container);
  let state = states.get(name);
  if (!state) {
    state = new SurfaceState();
    states.set(name, state);
  }
  return state;
}

/** A surface is gone, and what was chosen there with it. */
export function forgetState(container: Container): void {
  const name = nameOf(container);
  states.get(name)?.stopUploads();
  states.delete(name);
}
