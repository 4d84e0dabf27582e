import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { classes } from "./classes";
import styles from "./Separator.module.css";

export interface SeparatorProps {
  /** What it makes wider. */
  label: string;
  value: number;
  least: number;
  most: number;
  /** Which side of it grows when it moves towards the end of the line. */
  grows: "start" | "end";
  /** The id of the part it makes wider. */
  controls: string;
  onChange: (value: number) => void;
  /** A double click or Enter: back to the usual width. */
  onReset: () => void;
}

const STEP = 16;

/** A line between two parts that can be dragged, or moved with the arrow keys. */
export function Separator({ label, value, least, most, grows, controls, onChange, onReset }: SeparatorProps) {
  const [held, setHeld] = useState<{ x: number; value: number }>();
  const direction = (element: Element) => (getComputedStyle(element).direction === "rtl" ? -1 : 1) * (grows === "start" ? 1 : -1);

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (by !== undefined) onChange(value + by * direction(event.currentTarget));
    else if (event.key === "Home") onChange(least);
    else if (event.key === "End") onChange(most);
    else if (event.key === "Enter") onReset();
    else return;
    event.preventDefault();
  }

  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({ x: event.clientX, value });
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      className={classes(styles.separator, held && styles.held)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => held && onChange(held.value + (event.clientX - held.x) * direction(event.currentTarget))}
      onPointerUp={() => setHeld(undefined)}
      onPointerCancel={() => setHeld(undefined)}
      onDoubleClick={onReset}
    />
  );
}
