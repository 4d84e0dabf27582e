import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { classes } from "../classes";
import styles from "../Popover.module.css";
import { staysOpen } from "./staysOpen";

export interface PopoverWindowProps {
  trigger: RefObject<HTMLElement | null>;
  anchor: RefObject<Element | null> | Element | null;
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  flush: boolean;
  initialFocus: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
}

/** A small window beside its trigger; the page behind stays usable. */
export function PopoverWindow(props: PopoverWindowProps) {
  const { trigger } = props;
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(next, details) => {
        if (next || !staysOpen(details, trigger.current)) props.onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Positioner
          anchor={props.anchor}
          side={props.side}
          align={props.align}
          sideOffset={6}
          collisionPadding={8}
          className={styles.positioner}
        >
          <Base.Popup
            className={classes(styles.popover, props.flush && styles.flush)}
            aria-label={props.label}
            finalFocus={trigger}
            {...(props.initialFocus ? { initialFocus: props.initialFocus } : {})}
          >
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
