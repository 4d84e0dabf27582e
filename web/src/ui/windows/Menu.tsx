import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";
import { classes } from "../classes";
import styles from "../Menu.module.css";
import { staysOpen } from "./staysOpen";

export interface MenuWindowProps {
  trigger: RefObject<HTMLElement | null>;
  /** Where it opens when that is not beside its trigger. */
  anchor?: { getBoundingClientRect(): DOMRect };
  /** At the foot of the window, as wide as it. */
  isSheet?: boolean;
  labelledBy: string;
  side: "top" | "bottom" | "left" | "right";
  align: "start" | "center" | "end";
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** After it has left the page. */
  onClosed?: () => void;
  children: ReactNode;
}

/** A list of acts, beside the button that opened it or at the pointer. */
export function MenuWindow(props: MenuWindowProps) {
  const { trigger, anchor, isSheet, onClosed } = props;
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(next, details) => {
        if (next || !staysOpen(details, trigger.current)) props.onOpenChange(next);
      }}
      {...(onClosed ? { onOpenChangeComplete: (open: boolean) => open || onClosed() } : {})}
    >
      <Base.Portal>
        {isSheet ? <Base.Backdrop className={styles.backdrop} /> : null}
        <Base.Positioner
          anchor={anchor ?? trigger}
          side={props.side}
          align={props.align}
          sideOffset={anchor ? 0 : 4}
          className={classes(styles.positioner, isSheet && styles.sheet)}
        >
          <Base.Popup className={styles.menu} aria-labelledby={props.labelledBy} finalFocus={trigger}>
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
