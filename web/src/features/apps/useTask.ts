import { useState } from "react";
import { errorText } from "../../i18n";
import { codeOf } from "../../model";

export interface Task {
  busy: boolean;
  /** What went wrong, in words. */
  error: string | undefined;
  run(work: () => Promise<unknown>): Promise<void>;
}

/** A request that a button starts, once at a time. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  async function run(work: () => Promise<unknown>) {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(errorText(codeOf(problem)));
    }
    setBusy(false);
  }
  return { busy, error, run };
}
