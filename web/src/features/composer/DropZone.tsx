import { type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useText } from "../../i18n";
import styles from "./DropZone.module.css";

interface DropZoneProps {
  /** Something inside the conversation; the nearest `[data-dropzone]` around it takes the files. */
  inside: RefObject<HTMLElement | null>;
  /** Where the files will go, for the words on the overlay. */
  target: string;
  onFiles: (files: File[]) => void;
}

/** Lets files be dropped on the whole conversation, saying where they go. */
export function DropZone({ inside, target, onFiles }: DropZoneProps) {
  const t = useText();
  const [over, setOver] = useState<HTMLElement>();

  useEffect(() => {
    const zone = inside.current?.closest<HTMLElement>("[data-dropzone]") ?? inside.current;
    if (!zone) return;
    // dragenter and dragleave come for every child; only their balance tells whether the pointer left.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(zone);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(undefined);
    };
    const allow = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(undefined);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    zone.addEventListener("dragenter", enter);
    zone.addEventListener("dragleave", leave);
    zone.addEventListener("dragover", allow);
    zone.addEventListener("drop", drop);
    return () => {
      zone.removeEventListener("dragenter", enter);
      zone.removeEventListener("dragleave", leave);
      zone.removeEventListener("dragover", allow);
      zone.removeEventListener("drop", drop);
    };
  }, [inside, onFiles]);

  return over ? createPortal(<div className={styles.overlay}>{t("composer.dropTo", { target })}</div>, over) : null;
}
