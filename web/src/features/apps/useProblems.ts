import { useEffect, useState } from "react";
import { codeOf } from "../../model";
import { type Problem, problemsOf } from "./manifest";

const PAUSE_MS = 350;

export interface Judged {
  /** What is wrong with the text as it stands; undefined while nobody knows yet. */
  problems: readonly Problem[] | undefined;
  /** Why nobody could look, by Slack's code. */
  error: string | undefined;
}

/** What the server says of a manifest, a moment after the last key. */
export function useProblems(text: string, appId?: string): Judged {
  const [judged, setJudged] = useState<Judged & { text: string }>({ text: "", problems: undefined, error: undefined });
  useEffect(() => {
    if (text.trim() === "") return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      problemsOf(text, appId, stop.signal).then(
        (problems) => setJudged({ text, problems, error: undefined }),
        (error) => stop.signal.aborted || setJudged({ text, problems: undefined, error: codeOf(error) }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, appId]);
  return judged.text === text ? judged : { problems: undefined, error: undefined };
}
