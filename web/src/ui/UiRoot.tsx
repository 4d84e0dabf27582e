import type { ReactNode } from "react";
import { TipLayer } from "./TipLayer";
import { ToastRegion } from "./Toast";

/** What every component needs around it, once, at the root of the page. */
export function UiRoot({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <ToastRegion />
      <TipLayer />
    </>
  );
}
