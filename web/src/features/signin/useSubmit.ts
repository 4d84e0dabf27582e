import { useRef, useState } from "react";
import { ApiError } from "../../api";
import { errorText } from "../../i18n";

export interface Submit {
  busy: boolean;
  error: string | undefined;
  /** The server's code of the last error, for fields that mark themselves. */
  code: string | undefined;
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

/** One request of a form at a time, with its error in words. */
export function useSubmit(): Submit {
  const [state, setState] = useState<{ busy: boolean; error?: string; code?: string }>({ busy: false });
  const running = useRef(false);
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true });
    try {
      await work();
      setState({ busy: false });
      return true;
    } catch (error) {
      setState({ busy: false, error: explain(error), code: error instanceof ApiError ? error.code : "unknown" });
      return false;
    } finally {
      running.current = false;
    }
  }
  return { busy: state.busy, error: state.error, code: state.code, run, clear: () => setState({ busy: false }) };
}

/** An exception as a sentence for the reader. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText("unknown");
  if (error.code === "ratelimited") return errorText("ratelimited", { seconds: error.retryAfter ?? 30 });
  return errorText(error.code, { count: MIN_PASSWORD });
}

/** What the server asks of a password at least, said before it has to. */
export const MIN_PASSWORD = 8;
