/** What is done with messages, toolbar and menus: code that comes when the page has been drawn, or when a message is pointed at. */
import { useEffect, useState } from "react";

const load = () => import("./toolset");
type Tools = Awaited<ReturnType<typeof load>>;
let here: Tools | undefined;

/** Fetches it before it is needed. */
export async function fetchTools(): Promise<void> {
  here ??= await load();
}

/** The tools, once they are wanted and here. */
export function useTools(isWanted: boolean): Tools | undefined {
  const [, arrived] = useState(0);
  useEffect(() => {
    if (!isWanted || here) return;
    let left = false;
    fetchTools().then(
      () => left || arrived(1),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [isWanted]);
  return isWanted ? here : undefined;
}
