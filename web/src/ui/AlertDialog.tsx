import type { ReactNode } from "react";
import { useWindows } from "./late";

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen and what stays safe. */
  description?: ReactNode;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string | undefined;
  /** For acts that cannot be taken back: red, and focus starts on Cancel. */
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
}

/** A question that must be answered before anything else. */
export function AlertDialog(props: AlertDialogProps) {
  const windows = useWindows(props.open);
  return windows ? <windows.AlertDialog {...props} /> : null;
}
