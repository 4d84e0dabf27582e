/** A name that does not fit is told beside its row, to pointers and to the keyboard. */
import type { FocusEvent, PointerEvent } from "react";
import { dropTip, leaveTip, offerTip } from "../../ui";

function offer(row: Element, isAtOnce: boolean): void {
  const name = row.querySelector("[data-name]");
  if (name && name.scrollWidth > name.clientWidth)
    offerTip({ anchor: row, label: name.textContent, shortcut: undefined, side: "right" }, { isAtOnce });
}

/** What a row needs for it. */
export const cutName = {
  onPointerEnter: (event: PointerEvent) => event.pointerType !== "touch" && offer(event.currentTarget, false),
  onPointerLeave: () => leaveTip(),
  onPointerDown: () => dropTip(),
  onFocus: (event: FocusEvent) => event.target.matches(":focus-visible") && offer(event.currentTarget, true),
  onBlur: (event: FocusEvent) => dropTip(event.currentTarget),
};
