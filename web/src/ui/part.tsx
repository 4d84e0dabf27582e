import { type ComponentType, type JSX, lazy, Suspense, useState } from "react";
import { loadPageTexts } from "../i18n";

/** A part that could not be fetched is asked for again after so long, in ms. */
const AGAIN = 3000;

export interface Part<Props> {
  (props: Props & JSX.IntrinsicAttributes): JSX.Element;
  /** Fetches it before it is needed; done when it is here, or cannot be had. */
  fetch(): Promise<void>;
}

/**
 * A part of the page in a chunk of its own, and the texts of pages with it. Once it is here it is drawn at once: React holds back whatever was suspended
 * for 300 ms, even when its code had already arrived.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: JSX.Element | null = null): Part<Props> {
  let here: ComponentType<Props> | undefined;
  const fetch = async () => {
    const [loaded] = await Promise.all([load(), loadPageTexts()]);
    here = loaded;
    return { default: loaded };
  };
  // Without a connection a part is waited for; it does not take the rest of the page down.
  const untilHere = (): ReturnType<typeof fetch> => fetch().catch(() => new Promise((again) => setTimeout(again, AGAIN)).then(untilHere));
  const Later = lazy(untilHere) as unknown as ComponentType<Props>;
  // biome-ignore lint/correctness/noComponentHookFactories: made once per part, when its module is read
  function Drawn(props: Props) {
    // Chosen once, so that arriving code does not take the place of what is on screen.
    const [Chosen] = useState(() => here ?? Later);
    return (
      <Suspense fallback={waiting}>
        <Chosen {...props} />
      </Suspense>
    );
  }
  return Object.assign(Drawn, {
    fetch: () =>
      fetch().then(
        () => undefined,
        () => undefined,
      ),
  });
}

/** Does something when nothing else is to do. */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work);
  else setTimeout(work, 2000);
}
