import type { HighlightAnswer, HighlightRequest } from "./highlight";
import { tokenize } from "./tokenize";

addEventListener("message", ({ data }: MessageEvent<HighlightRequest>) => {
  tokenize(data.code, data.language).then(
    (tokens) => postMessage({ id: data.id, tokens } satisfies HighlightAnswer),
    () => postMessage({ id: data.id, tokens: undefined } satisfies HighlightAnswer),
  );
});
