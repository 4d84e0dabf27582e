import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode, RefObject } from "react";
import { classes } from "./classes";
import styles from "./Popover.module.css";

export interface PopoverProps {
  trigger?: ReactElement<Record<string, unknown>>;
  /** Where it stands when it has no trigger of its own. */
  anchor?: RefObject<Element | null> | Element | null;
  /** Its name for screen readers. */
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  /** Without inner padding, for content that fills it. */
  flush?: boolean;
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A small window beside its trigger; the page behind stays usable. */
export function Popover(props: PopoverProps) {
  const { trigger, anchor, label, open, onOpenChange, side = "bottom", align = "start", flush } = props;
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={styles.positioner}
          {...(anchor ? { anchor } : {})}
        >
          <Base.Popup
            className={classes(styles.popover, flush && styles.flush)}
            aria-label={label}
            {...(props.initialFocus ? { initialFocus: props.initialFocus } : {})}
          >
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
