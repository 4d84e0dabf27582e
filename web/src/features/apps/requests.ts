/** What an app was sent lately, looked at again every few seconds while anybody looks. */
import { useCallback, useEffect, useState } from "react";
import { call } from "../../api";

/** How a request ended. */
export interface Outcome {
  /** Of HTTP; 200 for what was acknowledged over a socket, 0 without an answer. */
  status: number;
  /** Why there was no answer, or not a good one; empty otherwise. */
  error: string;
}

export interface Sent extends Outcome {
  id: string;
  type: string;
  /** The event's type, the command, the callback … */
  name: string;
  /** Empty over a socket. */
  url: string;
  /** 0 the first time. */
  attempt: number;
  latency_ms: number;
  sent_at: number;
  can_retry: boolean;
}

export const isTaken = ({ status, error }: Outcome): boolean => error === "" && status >= 200 && status < 300;

export interface RequestLog {
  requests: readonly Sent[] | undefined;
  isFailed: boolean;
  refresh(): void;
  retry(request: Sent): Promise<Outcome>;
}

const EVERY_MS = 3000;
const SHOWN = 100;

export function useRequests(appId: string): RequestLog {
  const [requests, setRequests] = useState<readonly Sent[]>();
  const [isFailed, setFailed] = useState(false);
  const load = useCallback(
    () =>
      call<{ requests: Sent[] }>("apps.requests.list", { app_id: appId, limit: SHOWN }).then(
        (answer) => {
          setRequests(answer.requests);
          setFailed(false);
        },
        () => setFailed(true),
      ),
    [appId],
  );
  useEffect(() => {
    void load();
    const timer = setInterval(() => document.hidden || void load(), EVERY_MS);
    return () => clearInterval(timer);
  }, [load]);
  return {
    requests,
    isFailed,
    refresh: () => void load(),
    retry: async ({ id }) => {
      const { status, error_reason } = await call<{ status: number; error_reason: string }>("apps.requests.retry", { app_id: appId, id });
      await load();
      return { status, error: error_reason };
    },
  };
}
