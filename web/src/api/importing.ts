/** Imports, seen from outside: how far one is, and what came of it. */
import { ApiError, call } from "./client";

export interface ImportReport {
  imported: Record<string, number>;
  skipped: { record: string; reason: string; code: string }[];
  skipped_count: number;
  /** Names the list of everything left out, where it is longer than `skipped`. */
  skipped_file?: string;
}

export interface ImportStatus {
  import_id: string;
  state: "running" | "done" | "failed";
  /** Days of talk. */
  done?: number;
  total?: number;
  error?: string;
  report?: ImportReport;
}

const POLL_MS = 700;

/** Tells how far an import (without an id, the newest) is, until it has ended; call what it returns to stop listening. */
export function followImport(importId: string, onStatus: (status: ImportStatus) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isCurrent = true;
  async function poll() {
    // A poll that fails is simply asked again: the import goes on without us.
    const next = await call<ImportStatus>("imports.status", { import_id: importId }).catch((error: unknown) => error);
    if (!isCurrent || (next instanceof ApiError && next.code === "import_not_found")) return;
    const status = next instanceof Error ? undefined : (next as ImportStatus);
    if (status) onStatus(status);
    if (status?.state !== "done" && status?.state !== "failed") timer = setTimeout(() => void poll(), POLL_MS);
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
