import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { Kbd } from "./Kbd";
import styles from "./Tooltip.module.css";
import { dropTip, keepTip, leaveTip, shownTip, subscribeTips, type Tip } from "./tips";

const GAP = 6;
const MARGIN = 8;

/** Where the one tooltip of the page is drawn. */
export function TipLayer() {
  const tip = useSyncExternalStore(subscribeTips, shownTip, shownTip);
  return tip ? <TipBox tip={tip} /> : null;
}

function TipBox({ tip }: { tip: Tip }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { left, top } = placeOf(tip.anchor.getBoundingClientRect(), element.getBoundingClientRect(), tip.side);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [tip]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && dropTip();
    const onScroll = () => dropTip();
    addEventListener("keydown", onKey, { capture: true });
    addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      removeEventListener("keydown", onKey, { capture: true });
      removeEventListener("scroll", onScroll, { capture: true });
    };
  }, []);
  return (
    <div ref={box} role="tooltip" className={styles.tooltip} onPointerEnter={keepTip} onPointerLeave={leaveTip}>
      <span>{tip.label}</span>
      {tip.shortcut ? <Kbd keys={tip.shortcut} /> : null}
    </div>
  );
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Beside the anchor, on the other side when there is no room, never outside the window. */
export function placeOf(
  anchor: Box,
  tip: Box,
  side: Tip["side"],
  room = { width: innerWidth, height: innerHeight },
): { left: number; top: number } {
  const within = (value: number, length: number, of: number) => Math.min(Math.max(MARGIN, value), Math.max(MARGIN, of - length - MARGIN));
  const middleX = within(anchor.left + anchor.width / 2 - tip.width / 2, tip.width, room.width);
  const middleY = within(anchor.top + anchor.height / 2 - tip.height / 2, tip.height, room.height);
  const over = anchor.top - tip.height - GAP;
  const under = anchor.top + anchor.height + GAP;
  const before = anchor.left - tip.width - GAP;
  const after = anchor.left + anchor.width + GAP;
  switch (side) {
    case "top":
      return { left: middleX, top: over >= MARGIN ? over : under };
    case "bottom":
      return { left: middleX, top: under + tip.height <= room.height - MARGIN ? under : over };
    case "left":
      return { left: before >= MARGIN ? before : after, top: middleY };
    case "right":
      return { left: after + tip.width <= room.width - MARGIN ? after : before, top: middleY };
  }
}
