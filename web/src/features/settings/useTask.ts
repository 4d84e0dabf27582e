import { useState } from "react";
import { ApiError } from "../../api";
import { errorText } from "../../i18n";

/** A request a button starts: whether it runs, and what went wrong in words. */
export function useTask(): { busy: boolean; error: string | undefined; run: (work: () => Promise<void>) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  async function run(work: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
    }
    setBusy(false);
  }
  return { busy, error, run };
}
