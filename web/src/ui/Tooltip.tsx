import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { dropTip, leaveTip, offerTip } from "./tips";
import { chain } from "./trigger";

export interface TooltipProps {
  label: ReactNode;
  /** Keys as the shortcut table writes them: "Mod+K". */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  children: ReactElement<Record<string, unknown>>;
}

/** Words beside what is hovered or focused; never the only place of a name. */
export function Tooltip({ label, shortcut, side = "top", children }: TooltipProps) {
  const anchor = useRef<Element>(null);
  useEffect(() => () => (anchor.current ? dropTip(anchor.current) : undefined), []);

  function offer(element: Element, isAtOnce: boolean) {
    anchor.current = element;
    offerTip({ anchor: element, label, shortcut, side }, { isAtOnce });
  }

  return cloneElement(children, {
    onPointerEnter: chain(children.props.onPointerEnter, (event: PointerEvent) => {
      if (event.pointerType !== "touch") offer(event.currentTarget, false);
    }),
    onPointerLeave: chain(children.props.onPointerLeave, leaveTip),
    onPointerDown: chain(children.props.onPointerDown, () => dropTip()),
    onFocus: chain(children.props.onFocus, (event: FocusEvent) => {
      if (event.target.matches(":focus-visible")) offer(event.currentTarget, true);
    }),
    onBlur: chain(children.props.onBlur, () => dropTip(anchor.current)),
  });
}
