import { useEffect, useRef, useState } from "react";
import { ApiError } from "../../api";
import { errorText } from "../../i18n";

export interface Submit {
  busy: boolean;
  error: string | undefined;
  /** The server's code of the last error, for fields that mark themselves. */
  code: string | undefined;
  /** There were too many tries: seconds until the next, 0 for none to wait. */
  waitS: number;
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

/** One request of a form at a time, with its error in words. */
export function useSubmit(): Submit {
  const [state, setState] = useState<{ busy: boolean; error?: string; code?: string; retryAt?: number }>({ busy: false });
  const waitS = useCountdown(state.retryAt, () => setState({ busy: false }));
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
      const retryAfter = error instanceof ApiError && error.code === "ratelimited" ? (error.retryAfter ?? 30) : undefined;
      setState({
        busy: false,
        error: explain(error),
        code: error instanceof ApiError ? error.code : "unknown",
        ...(retryAfter ? { retryAt: Date.now() + retryAfter * 1000 } : {}),
      });
      return false;
    } finally {
      running.current = false;
    }
  }
  return {
    busy: state.busy,
    error: state.error,
    code: state.code,
    waitS,
    run,
    clear: () => setState({ busy: false }),
  };
}

/** Seconds left until a moment, told anew each second; then it is over. */
function useCountdown(until: number | undefined, onOver: () => void): number {
  const [left, setLeft] = useState(0);
  const latest = useRef(onOver);
  latest.current = onOver;
  useEffect(() => {
    const count = () => (until === undefined ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    setLeft(count());
    if (until === undefined) return;
    const timer = setInterval(() => {
      setLeft(count());
      if (count() === 0) latest.current();
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

/** An exception as a sentence for the reader. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText("unknown");
  if (error.code === "ratelimited") return errorText("ratelimited", { seconds: error.retryAfter ?? 30 });
  return errorText(error.code, { count: MIN_PASSWORD });
}

/** What the server asks of a password at least, said before it has to. */
export const MIN_PASSWORD = 8;
