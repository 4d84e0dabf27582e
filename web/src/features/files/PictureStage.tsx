import { type PointerEvent, useEffect, useRef, useState } from "react";
import styles from "./Lightbox.module.css";
import { cssTransform, FITTED, panBy, type View, zoomBy } from "./view";

interface PictureStageProps {
  src: string;
  /** A smaller version that is here already, shown until the full one is. */
  preview: string | undefined;
  alt: string;
  view: View;
  onView: (view: View) => void;
  onSwipe: ((step: 1 | -1) => void) | undefined;
}

const SWIPE_PX = 70;

/** The picture and the gestures on it: wheel and pinch zoom, drag pans, a double click toggles, a swipe goes on. */
export function PictureStage({ src, preview, alt, view, onView, onSwipe }: PictureStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const start = useRef({ x: 0, y: 0 });
  const current = useRef({ view, onView });
  current.current = { view, onView };

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    // React listens to wheel passively; only a listener of our own may keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002));
      current.current.onView(zoomBy(current.current.view, factor, fromCentre(element, event)));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start.current = { x: event.clientX, y: event.clientY };
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) onView(zoomBy(view, distance(now, other) / Math.max(1, distance(before, other)), fromCentre(event.currentTarget, event)));
    else onView(panBy(view, now.x - before.x, now.y - before.y));
    pointers.current.set(event.pointerId, now);
  }

  function onPointerUp(event: PointerEvent<HTMLDivElement>) {
    const alone = pointers.current.size === 1;
    pointers.current.delete(event.pointerId);
    const moved = event.clientX - start.current.x;
    if (alone && view.zoom === 1 && event.pointerType !== "mouse" && Math.abs(moved) > SWIPE_PX) onSwipe?.(moved < 0 ? 1 : -1);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: gestures; keys and buttons around it do the same
    <div
      ref={stage}
      className={styles.stage}
      data-zoomed={view.zoom > 1 ? "" : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={(event) => pointers.current.delete(event.pointerId)}
      onDoubleClick={(event) =>
        onView(view.zoom > 1 ? { ...FITTED, turns: view.turns } : zoomBy(view, 2.5, fromCentre(event.currentTarget, event)))
      }
    >
      <img
        src={src}
        alt={alt}
        draggable={false}
        style={{
          transform: cssTransform(view),
          backgroundImage: !loaded && preview ? `url("${encodeURI(preview)}")` : undefined,
        }}
        onLoad={() => setLoaded(true)}
      />
    </div>
  );
}

function fromCentre(element: Element, event: { clientX: number; clientY: number }): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
}

function distance(left: { x: number; y: number }, right: { x: number; y: number }): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}
