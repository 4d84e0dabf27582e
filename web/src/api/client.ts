/** Calls of the Web API. The session is a cookie; the header tells the server that this page, and no other, asks. */

export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly retryAfter?: number,
    readonly answer: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

/** This window among all of a person's: what it asks for opens here, and not in the others. */
export const clientToken = `web-${Math.random().toString(36).slice(2)}${Date.now().toString(36)}`;

const HEADERS = { "X-Hallway-Client": "web" };
const ENDED = new Set(["not_authed", "invalid_auth", "token_revoked", "token_expired", "account_inactive"]);
let signedOut: (code: string) => void = () => undefined;

/** Called when the server no longer knows this session, with its reason. */
export function onSignedOut(listener: (code: string) => void): void {
  signedOut = listener;
}

export interface CallOptions {
  /** Goes out even when the page is being left. */
  keepalive?: boolean;
  /** Gives the call up: nobody waits for its answer any more. It ends as if the server could not be reached. */
  signal?: AbortSignal;
}

/** Calls a method. Throws {@link ApiError} with Slack's code, or with "offline" when the server could not be reached. */
export async function call<T = Record<string, unknown>>(
  method: string,
  args: Record<string, unknown> = {},
  options: CallOptions = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/${method}`, {
      method: "POST",
      headers: { ...HEADERS, "Content-Type": "application/json; charset=utf-8" },
      body: JSON.stringify(args),
      ...options,
    });
  } catch {
    throw new ApiError("offline");
  }
  return answerOf<T>(await response.text(), response.status, response.headers.get("Retry-After"));
}

function answerOf<T>(body: string, status: number, retryAfter: string | null): T {
  if (status === 429) throw new ApiError("ratelimited", Number(retryAfter) || 1);
  let answer: Record<string, unknown>;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new ApiError(status >= 500 ? "service_unavailable" : "offline");
  }
  if (answer.ok !== true) {
    const code = String(answer.error ?? "internal_error");
    if (ENDED.has(code)) signedOut(code);
    throw new ApiError(code, undefined, answer);
  }
  return answer as T;
}

export interface UploadOptions {
  signal?: AbortSignal;
  /** Share of the bytes sent, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Sends bytes with progress; fetch cannot tell how far it is. */
export function upload<T = Record<string, unknown>>(url: string, body: Blob | FormData, options: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-Hallway-Client", "web");
    request.upload.onprogress = (event) => event.lengthComputable && options.onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(new ApiError("offline"));
    request.onabort = () => reject(new ApiError("aborted"));
    request.onload = () => {
      if (request.status === 200 && request.responseText.startsWith("OK")) resolve({} as T);
      else {
        try {
          resolve(answerOf<T>(request.responseText, request.status, request.getResponseHeader("Retry-After")));
        } catch (error) {
          reject(error);
        }
      }
    };
    options.signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}
