import { useEffect, useSyncExternalStore } from "react";
import { clientToken, type WireEvent } from "../api";
import { watchEvents } from "../model";

const EVENTS = new Set(["view_opened", "view_pushed", "view_updated", "view_closed", "dialog_opened", "dialog_closed"]);

let hasViews = false;
const listeners = new Set<() => void>();

/** What shows views is fetched with the first. */
function fetchViews() {
  hasViews = true;
  for (const listener of [...listeners]) listener();
  return import("../features/views");
}

/** Shows the workflow behind a link, which was followed in this conversation. */
export function showWorkflow(trigger: string, channel?: string): void {
  void fetchViews().then(({ openWorkflow }) => openWorkflow(trigger, channel));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there are views to show; each event of theirs is handed on in order. */
export function useViews(): boolean {
  useEffect(
    () =>
      watchEvents((event) => {
        if (!EVENTS.has(event.type) || isElsewhere(event)) return;
        void fetchViews().then(({ applyViewEvent }) => applyViewEvent(event));
      }),
    [],
  );
  return useSyncExternalStore(subscribe, () => hasViews);
}

/** Whether it was asked for in another window, which shows it. */
function isElsewhere({ client_token: token }: WireEvent): boolean {
  return typeof token === "string" && token !== "" && token !== clientToken;
}
