import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";
import { classes } from "./classes";
import { Icon } from "./Icon";
import styles from "./IconButton.module.css";
import { Tooltip } from "./Tooltip";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "children"> {
  icon: LucideIcon;
  /** What it does; read aloud and shown as its tooltip. */
  label: string;
  shortcut?: string;
  size?: "sm" | "md";
  /** For buttons that stay pressed: sets aria-pressed. */
  pressed?: boolean;
  tone?: "plain" | "danger" | "door";
  tooltipSide?: "top" | "bottom" | "left" | "right";
  ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture only. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, shortcut, size = "md", pressed, tone = "plain", tooltipSide = "top", ...rest } = props;
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classes(styles.button, styles[size], styles[tone])}
      >
        <Icon of={icon} size={size === "sm" ? 16 : 18} />
      </button>
    </Tooltip>
  );
}
