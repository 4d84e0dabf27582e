import { useEffect, useState } from "react";
import { clientToken, type WireEvent } from "../api";
import { watchEvents } from "../model";

const EVENTS = new Set(["view_opened", "view_pushed", "view_updated", "view_closed", "dialog_opened", "dialog_closed"]);

/** Whether an app has opened a view here; what shows views is fetched with the first, and hears of each in order. */
export function useViews(): boolean {
  const [hasViews, setHasViews] = useState(false);
  useEffect(
    () =>
      watchEvents((event) => {
        if (!EVENTS.has(event.type) || isElsewhere(event)) return;
        setHasViews(true);
        void import("../features/views").then(({ applyViewEvent }) => applyViewEvent(event));
      }),
    [],
  );
  return hasViews;
}

/** Whether it was asked for in another window, which shows it. */
function isElsewhere({ client_token: token }: WireEvent): boolean {
  return typeof token === "string" && token !== "" && token !== clientToken;
}
