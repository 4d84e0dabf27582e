import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";
import styles from "../Menu.module.css";
import { staysOpen } from "./staysOpen";

export interface MenuWindowProps {
  trigger: RefObject<HTMLElement | null>;
  /** Where it opens when that is not beside its trigger. */
  point: { x: number; y: number } | undefined;
  labelledBy: string;
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A list of acts, beside the button that opened it or at the pointer. */
export function MenuWindow(props: MenuWindowProps) {
  const { trigger, point } = props;
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(next, details) => {
        if (next || !staysOpen(details, trigger.current)) props.onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={point ? { getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) } : trigger}
          side={props.side}
          align={props.align}
          sideOffset={point ? 0 : 4}
          className={styles.positioner}
        >
          <Base.Popup className={styles.menu} aria-labelledby={props.labelledBy} finalFocus={trigger}>
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
