import type { LucideIcon } from "lucide-react";

export interface IconProps {
  of: LucideIcon;
  /** Pixels; 16 in rows and buttons, 20 where it stands alone. */
  size?: number;
  className?: string | undefined;
  /** A name for screen readers; without it the icon is decoration. */
  label?: string;
}

/** A line icon in the text's colour. */
export function Icon({ of: Drawing, size = 16, className, label }: IconProps) {
  return (
    <Drawing
      size={size}
      strokeWidth={1.75}
      className={className}
      focusable={false}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}
