import type { ReactNode, RefObject } from "react";
import { useWindows } from "./late";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | "full";
  /** Makes the whole dialog a form; the footer's `type="submit"` button sends it. */
  onSubmit?: () => void;
  /** A press beside it does not close it: for what one has written. */
  staysOnPress?: boolean;
  /** What has the focus first, when not the first that can. */
  initialFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null | undefined);
  /** Where the focus goes afterwards, when not back; a function answers whether it goes back. */
  finalFocus?: RefObject<HTMLElement | null> | (() => boolean);
}

/** A window over the page: holds focus, closes with Esc, gives focus back to what opened it. */
export function Dialog(props: DialogProps) {
  const windows = useWindows(props.open);
  return windows ? <windows.Dialog {...props} /> : null;
}
