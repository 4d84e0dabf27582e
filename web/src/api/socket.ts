/** The live connection: numbered events, resumed from the last one seen, with jittered retries. */
import { ApiError, call } from "./client";

export interface WireEvent {
  type: string;
  /** Place in the team's order; events that are not kept have none. */
  seq?: number;
  [field: string]: unknown;
}

export type ConnectionState = "connecting" | "open" | "waiting";

export interface Connection {
  send(frame: Record<string, unknown>): void;
  /** Try at once: the network came back, the page was shown again. */
  wake(): void;
  close(): void;
}

interface Listener {
  onEvent(event: WireEvent): void;
  /** Events were missed that can no longer be had: everything must be read anew. */
  onResync(): void;
  onState(state: ConnectionState): void;
  /** The last event applied. */
  since(): number;
}

const PING_EVERY_MS = 20_000;
const SILENCE_MS = 45_000;
/** So long without a word, and a page that wakes up asks whether anyone is there. */
const QUIET_MS = 10_000;
const PING = '{"type":"ping","id":1}';
const LONGEST_WAIT_MS = 30_000;
/** How long a connection may take to open, or to answer a ping sent to see whether it still lives. */
const ANSWER_MS = 5_000;

export function connect(listener: Listener): Connection {
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;
  let closed = false;
  let heardAt = Date.now();
  let doubt: ReturnType<typeof setTimeout> | undefined;

  async function open() {
    clearTimeout(retry);
    retry = undefined;
    listener.onState("connecting");
    try {
      const { url } = await call<{ url: string }>("client.connect", { since: listener.since() });
      if (closed) return;
      start(url);
    } catch (error) {
      if (!closed && !(error instanceof ApiError && error.code === "invalid_auth")) later();
    }
  }

  function start(url: string) {
    const current = new WebSocket(url);
    socket = current;
    heardAt = Date.now();
    expectWord(current);
    current.onmessage = (message) => {
      heardAt = Date.now();
      clearTimeout(doubt);
      const event = JSON.parse(message.data) as WireEvent;
      if (event.type === "hello") {
        attempts = 0;
        listener.onState("open");
      } else if (event.type === "resync") listener.onResync();
      else if (event.type !== "pong" && event.type !== "goodbye") listener.onEvent(event);
    };
    current.onclose = () => {
      if (socket === current && !closed) later();
    };
  }

  /** Gives a connection up that stays silent; closing it politely may take as long as it has been dead. */
  function expectWord(current: WebSocket) {
    clearTimeout(doubt);
    doubt = setTimeout(() => {
      if (socket !== current || closed) return;
      // Whatever it still says comes again by the next one, in order.
      current.onclose = null;
      current.onmessage = null;
      current.close();
      later();
    }, ANSWER_MS);
  }

  function later() {
    clearTimeout(doubt);
    socket = undefined;
    listener.onState("waiting");
    attempts += 1;
    const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(attempts, 7)) * (0.5 + Math.random() / 2);
    retry = setTimeout(open, wait);
  }

  const beat = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - heardAt > SILENCE_MS) expectWord(socket);
    socket.send(PING);
  }, PING_EVERY_MS);

  void open();
  return {
    send: (frame) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame)),
    wake: () => {
      if (closed) return;
      if (retry !== undefined) void open();
      else if (socket?.readyState === WebSocket.OPEN && Date.now() - heardAt > QUIET_MS) {
        expectWord(socket);
        socket.send(PING);
      }
    },
    close: () => {
      closed = true;
      clearTimeout(retry);
      clearTimeout(doubt);
      clearInterval(beat);
      socket?.close();
    },
  };
}
