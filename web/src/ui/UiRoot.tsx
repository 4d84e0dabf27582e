import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { ToastRegion } from "./Toast";
import { TooltipGroup } from "./Tooltip";

/** What every component needs around it, once, at the root of the page. */
export function UiRoot({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <TooltipGroup>
        {children}
        <ToastRegion />
      </TooltipGroup>
    </CSPProvider>
  );
}
