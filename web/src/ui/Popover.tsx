import type { ReactNode, RefObject } from "react";
import { useWindows } from "./late";
import { type Trigger, useOpen, useTrigger } from "./trigger";

export interface PopoverProps {
  trigger?: Trigger;
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
  const { isOpen, isMounted, setOpen } = useOpen(props.open, props.onOpenChange);
  const { element, ref } = useTrigger(props.trigger, "dialog", isOpen, setOpen);
  const windows = useWindows(isMounted);
  return (
    <>
      {element}
      {windows ? (
        <windows.PopoverWindow
          trigger={ref}
          anchor={props.anchor ?? ref}
          label={props.label}
          open={isOpen}
          onOpenChange={setOpen}
          side={props.side ?? "bottom"}
          align={props.align ?? "start"}
          flush={props.flush === true}
          initialFocus={props.initialFocus}
        >
          {props.children}
        </windows.PopoverWindow>
      ) : null}
    </>
  );
}
