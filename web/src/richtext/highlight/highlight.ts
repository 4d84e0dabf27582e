/** Colours code in a worker, so that a long block never holds up typing. */

export type TokenKind = "comment" | "keyword" | "string" | "number" | "name" | "meta" | "added" | "removed";

export interface CodeToken {
  text: string;
  kind?: TokenKind;
}

export interface HighlightRequest {
  id: number;
  code: string;
  language: string;
}

export interface HighlightAnswer {
  id: number;
  tokens: CodeToken[] | undefined;
}

const LONGEST = 60_000;
const REMEMBERED = 200;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (tokens: CodeToken[] | undefined) => void>();
const remembered = new Map<string, Promise<CodeToken[] | undefined>>();

/** The tokens of a piece of code; undefined when the language is unknown or the code too long to colour. */
export function highlight(code: string, language: string): Promise<CodeToken[] | undefined> {
  if (code.length > LONGEST || typeof Worker === "undefined") return Promise.resolve(undefined);
  const key = `${language}\n${code}`;
  let answer = remembered.get(key);
  if (!answer) {
    answer = ask(code, language);
    remembered.set(key, answer);
    const oldest = remembered.keys().next().value;
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }
  return answer;
}

function ask(code: string, language: string): Promise<CodeToken[] | undefined> {
  worker ??= start();
  lastId += 1;
  const request: HighlightRequest = { id: lastId, code, language };
  return new Promise((resolve) => {
    waiting.set(request.id, resolve);
    worker?.postMessage(request);
  });
}

function start(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  started.onmessage = ({ data }: MessageEvent<HighlightAnswer>) => {
    waiting.get(data.id)?.(data.tokens);
    waiting.delete(data.id);
  };
  started.onerror = () => {
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  };
  return started;
}
