import {
  cloneElement,
  type MouseEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  type TouchEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { fetchWindows, insideWindow, useWindows } from "./late";
import { bothRefs, chain, type Trigger, useOpen, useTrigger } from "./trigger";

export const MenuItem = insideWindow((windows) => windows.MenuItem);
export const MenuLinkItem = insideWindow((windows) => windows.MenuLinkItem);
export const MenuCheck = insideWindow((windows) => windows.MenuCheck);
export const MenuRadioGroup = insideWindow((windows) => windows.MenuRadioGroup);
export const MenuRadio = insideWindow((windows) => windows.MenuRadio);
export const MenuSeparator = insideWindow((windows) => windows.MenuSeparator);
export const MenuLabel = insideWindow((windows) => windows.MenuLabel);
export const Submenu = insideWindow((windows) => windows.Submenu);

export interface MenuProps {
  /** The button that opens it. */
  trigger: Trigger;
  children: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A list of acts under a button. */
export function Menu({ trigger, children, side = "bottom", align = "start", open, onOpenChange }: MenuProps) {
  const { isOpen, isMounted, setOpen } = useOpen(open, onOpenChange);
  const { element, ref, id } = useTrigger(trigger, "menu", isOpen, setOpen);
  const windows = useWindows(isMounted);
  return (
    <>
      {element}
      {windows ? (
        <windows.MenuWindow trigger={ref} labelledBy={id} side={side} align={align} open={isOpen} onOpenChange={setOpen}>
          {children}
        </windows.MenuWindow>
      ) : null}
    </>
  );
}

/** A place on the page: an element, or a point that acts like one. */
export interface MenuAnchor {
  getBoundingClientRect(): DOMRect;
}

export interface MenuAtProps {
  anchor: MenuAnchor;
  /** What has the focus when it has closed. */
  returnTo: RefObject<HTMLElement | null>;
  /** What the list is about, for screen readers. */
  labelledBy: string;
  /** At the foot of the window, as wide as it: for fingers. */
  isSheet?: boolean;
  align?: "start" | "center" | "end";
  children: ReactNode;
  onClose: () => void;
}

/** A list that is open for as long as it is there, without a button of its own. */
export function MenuAt({ anchor, returnTo, labelledBy, isSheet = false, align = "start", children, onClose }: MenuAtProps) {
  const [isOpen, setOpen] = useState(true);
  const windows = useWindows(true);
  if (!windows) return null;
  return (
    <windows.MenuWindow
      trigger={returnTo}
      anchor={anchor}
      isSheet={isSheet}
      labelledBy={labelledBy}
      side="bottom"
      align={align}
      open={isOpen}
      onOpenChange={setOpen}
      onClosed={onClose}
    >
      {children}
    </windows.MenuWindow>
  );
}

const LONG_PRESS_MS = 500;

export interface ContextMenuProps {
  /** The element that is right-clicked, long-pressed, or Shift+F10'd. */
  trigger: Trigger;
  children: ReactNode;
  onOpenChange?: (open: boolean) => void;
}

/** The same list, opened at the pointer. */
export function ContextMenu({ trigger, children, onOpenChange }: ContextMenuProps) {
  const { isOpen, isMounted, setOpen } = useOpen(undefined, onOpenChange);
  const [point, setPoint] = useState({ x: 0, y: 0 });
  const ref = useRef<HTMLElement>(null);
  const own = useId();
  const id = typeof trigger.props.id === "string" ? trigger.props.id : own;
  const press = useRef<ReturnType<typeof setTimeout>>(undefined);
  const windows = useWindows(isMounted);
  const release = () => clearTimeout(press.current);
  useEffect(() => () => clearTimeout(press.current), []);

  function openAt(x: number, y: number) {
    release();
    setPoint({ x, y });
    setOpen(true);
  }

  const element = cloneElement(trigger, {
    id,
    ref: bothRefs(ref, trigger.props.ref as Ref<HTMLElement> | undefined),
    onPointerEnter: chain(trigger.props.onPointerEnter, fetchWindows),
    onContextMenu: chain(trigger.props.onContextMenu, (event: MouseEvent<HTMLElement>) => {
      event.preventDefault();
      const box = event.currentTarget.getBoundingClientRect();
      const hasPoint = event.clientX !== 0 || event.clientY !== 0;
      openAt(hasPoint ? event.clientX : box.left + 8, hasPoint ? event.clientY : box.bottom);
    }),
    onTouchStart: chain(trigger.props.onTouchStart, (event: TouchEvent) => {
      const touch = event.touches[0];
      if (touch) press.current = setTimeout(() => openAt(touch.clientX, touch.clientY), LONG_PRESS_MS);
    }),
    onTouchMove: chain(trigger.props.onTouchMove, release),
    onTouchEnd: chain(trigger.props.onTouchEnd, release),
    onTouchCancel: chain(trigger.props.onTouchCancel, release),
  });
  return (
    <>
      {element}
      {windows ? (
        <windows.MenuWindow
          trigger={ref}
          anchor={{ getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) }}
          labelledBy={id}
          side="bottom"
          align="start"
          open={isOpen}
          onOpenChange={setOpen}
        >
          {children}
        </windows.MenuWindow>
      ) : null}
    </>
  );
}
