import { type ComponentType, useEffect, useState } from "react";

type Windows = typeof import("./windows");

let here: Windows | undefined;

/** Fetches what opens over the page before it is needed. */
export function fetchWindows(): void {
  void load().catch(() => undefined);
}

async function load(): Promise<void> {
  here ??= await import("./windows");
}

/** What draws windows, once one is wanted and the code is here. */
export function useWindows(isWanted: boolean): Windows | undefined {
  const [, arrived] = useState(here !== undefined);
  useEffect(() => {
    if (!isWanted) return;
    let left = false;
    load().then(
      () => left || arrived(true),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [isWanted]);
  return isWanted ? here : undefined;
}

/** A part of a window: only ever drawn inside one, when its code is here. */
export function insideWindow<Props extends object>(choose: (windows: Windows) => ComponentType<Props>): ComponentType<Props> {
  // biome-ignore lint/correctness/noComponentHookFactories: made once per part, when its module is read
  return function Inside(props: Props) {
    if (!here) return null;
    const Part = choose(here);
    return <Part {...props} />;
  };
}
