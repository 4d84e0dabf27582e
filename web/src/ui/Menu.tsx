import { ContextMenu as BaseContext } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import styles from "./Menu.module.css";

export { MenuCheck, MenuItem, MenuLabel, MenuLinkItem, MenuRadio, MenuRadioGroup, MenuSeparator, Submenu } from "./MenuItem";

type Side = "top" | "bottom" | "left" | "right";

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  side?: Side;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A list of acts under a button. */
export function Menu({ trigger, children, side = "bottom", align = "start", open, onOpenChange }: MenuProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ContextMenuProps {
  /** The element that is right-clicked, long-pressed, or Shift+F10'd. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  onOpenChange?: (open: boolean) => void;
}

/** The same list, opened at the pointer. */
export function ContextMenu({ trigger, children, onOpenChange }: ContextMenuProps) {
  return (
    <BaseContext.Root {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}>
      <BaseContext.Trigger render={trigger} />
      <BaseContext.Portal>
        <BaseContext.Positioner className={styles.positioner}>
          <BaseContext.Popup className={styles.menu}>{children}</BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}
