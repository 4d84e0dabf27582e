import { type FocusEvent, type PointerEvent, type RefObject, type TouchEvent, useRef, useState } from "react";

const ABOVE_PX = -16;
const PRESS_MS = 450;
const SLIP_PX = 10;

/** Whether a message is pointed at or has the focus from the keyboard, and whether a finger rests on it. */
export function usePointing(article: RefObject<HTMLElement | null>) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isHeld, hold] = useState(false);
  const [toolsTop, setToolsTop] = useState(ABOVE_PX);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined);

  const isLong = useRef(false);

  /** A message cut off by the upper edge has its toolbar inside. */
  function place() {
    const row = article.current;
    const feed = row?.closest("[role=feed]");
    if (!row || !feed) return;
    const room = row.getBoundingClientRect().top - feed.getBoundingClientRect().top;
    setToolsTop(Math.max(ABOVE_PX, 4 - room));
  }

  function lift() {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  }

  const handlers = (onLongPress: (x: number, y: number) => void) => ({
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      place();
      setPointed(true);
    },
    onPointerLeave: (event: PointerEvent) => {
      lift();
      if (event.pointerType !== "touch") setPointed(false);
    },
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== "touch") return;
      lift();
      const { clientX: x, clientY: y } = event;
      isLong.current = false;
      const act = () => {
        isLong.current = true;
        onLongPress(x, y);
      };
      press.current = { x, y, timer: setTimeout(act, PRESS_MS) };
    },
    onPointerMove: (event: PointerEvent) => {
      const start = press.current;
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > SLIP_PX) lift();
    },
    onPointerUp: lift,
    onTouchEnd: (event: TouchEvent) => {
      // Lifting the finger must not press what has opened below it.
      if (isLong.current) event.preventDefault();
      isLong.current = false;
    },
    onPointerCancel: lift,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      // A finger that taps a button gives it the focus as well; only the keyboard's focus asks for tools.
      if (!event.target.matches(":focus-visible")) return;
      place();
      setFocused(true);
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
    },
  });

  return { isActive: isPointed || isFocused || isHeld, toolsTop, hold, handlers };
}
