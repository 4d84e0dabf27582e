/** Imports, seen from outside: how far one is, and what came of it. */
import { call } from "./client";

export interface ImportReport {
  imported: Record<string, number>;
  skipped: { record: string; reason: string; code: string }[];
  skipped_count: number;
  /** Names the list of everything left out, where it is longer than `skipped`. */
  skipped_file?: string;
}

export interface ImportStatus {
  state: "running" | "done" | "failed";
  /** Days of talk. */
  done?: number;
  total?: number;
  error?: string;
  report?: ImportReport;
}

const POLL_MS = 700;

/** Tells how far an import is, again and again until it has ended; call what it returns to stop listening. */
export function followImport(importId: string, onStatus: (status: ImportStatus) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isCurrent = true;
  async function poll() {
    // A poll that fails is simply asked again: the import goes on without us.
    const next = await call<ImportStatus>("imports.status", { import_id: importId }).catch(() => undefined);
    if (!isCurrent) return;
    if (next) onStatus(next);
    if (next?.state !== "done" && next?.state !== "failed") timer = setTimeout(() => void poll(), POLL_MS);
  }
  void poll();
  return () => {
    isCurrent = false;
    clearTimeout(timer);
  };
}

/** Where everything that an import left out can be had, a line of JSON each. */
export function leftOutAddress(importId: string): string {
  return `/imports/${importId}/left-out`;
}

/** Where an owner gets what is public in the workspace, as a Slack export. */
export const EXPORT_ADDRESS = "/exports/slack";
