import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./Kbd";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  label: ReactNode;
  /** Keys as the shortcut table writes them: "Mod+K". */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement<Record<string, unknown>>;
}

/** Words beside what is hovered or focused; never the only place of a name. */
export function Tooltip({ label, shortcut, side = "top", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.tooltip}>
            <span>{label}</span>
            {shortcut ? <Kbd keys={shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets neighbouring tooltips open at once after the first. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return <Base.Provider timeout={300}>{children}</Base.Provider>;
}
