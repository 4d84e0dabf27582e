import { cloneElement, type KeyboardEvent, type ReactElement, type Ref, type RefObject, useId, useRef, useState } from "react";
import { fetchWindows } from "./late";

export type Trigger = ReactElement<Record<string, unknown>>;

/** Whether a window is open: its own affair, or its owner's. */
export function useOpen(open: boolean | undefined, onOpenChange: ((open: boolean) => void) | undefined) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  function setOpen(next: boolean) {
    setOwn(next);
    onOpenChange?.(next);
  }
  // A window stays mounted when it has closed, so that it can leave gently and give the focus back.
  return { isOpen, isMounted: isOpen || wasOpen, setOpen };
}

/** The button that opens a window, with what it says about it. */
export function useTrigger(trigger: Trigger | undefined, popup: "menu" | "dialog", isOpen: boolean, setOpen: (open: boolean) => void) {
  const own = useId();
  const ref = useRef<HTMLElement>(null);
  const id = typeof trigger?.props.id === "string" ? trigger.props.id : own;
  const element = trigger
    ? cloneElement(trigger, {
        id,
        ref: bothRefs(ref, trigger.props.ref as Ref<HTMLElement> | undefined),
        "aria-haspopup": popup,
        "aria-expanded": isOpen,
        ...(isOpen ? { "data-popup-open": "" } : {}),
        onPointerEnter: chain(trigger.props.onPointerEnter, fetchWindows),
        onFocus: chain(trigger.props.onFocus, fetchWindows),
        onClick: chain(trigger.props.onClick, () => setOpen(!isOpen)),
        onKeyDown: chain(trigger.props.onKeyDown, (event: KeyboardEvent) => {
          if (popup !== "menu" || isOpen || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
          event.preventDefault();
          setOpen(true);
        }),
      })
    : null;
  return { element, ref, id };
}

/** Both handlers, the caller's own first. */
export function chain<Event>(own: unknown, ours: (event: Event) => void): (event: Event) => void {
  return (event) => {
    if (typeof own === "function") own(event);
    ours(event);
  };
}

export function bothRefs(ours: RefObject<HTMLElement | null>, theirs: Ref<HTMLElement> | undefined): (element: HTMLElement | null) => void {
  return (element) => {
    ours.current = element;
    if (typeof theirs === "function") theirs(element);
    else if (theirs) theirs.current = element;
  };
}
