import { Menu as Base } from "@base-ui/react/menu";
import { Check, ChevronRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "../classes";
import { Icon } from "../Icon";
import { describeKeys } from "../Kbd";
import styles from "../Menu.module.css";

export interface MenuItemProps {
  children: ReactNode;
  icon?: LucideIcon;
  shortcut?: string;
  /** A second, quieter line. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
}

export function MenuItem({ children, icon, shortcut, hint, danger, disabled, onSelect }: MenuItemProps) {
  return (
    <Base.Item className={classes(styles.item, danger && styles.danger)} disabled={disabled} onClick={onSelect}>
      <Start icon={icon} />
      <Words hint={hint}>{children}</Words>
      {shortcut ? <span className={styles.shortcut}>{describeKeys(shortcut)}</span> : null}
    </Base.Item>
  );
}

/** An item that goes to an address, so that it can open in a new tab. */
export function MenuLinkItem({ href, icon, children }: { href: string; icon?: LucideIcon; children: ReactNode }) {
  return (
    <Base.Item className={styles.item} render={<a href={href} target="_blank" rel="noopener" />}>
      <Start icon={icon} />
      <Words>{children}</Words>
    </Base.Item>
  );
}

export interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  hint?: ReactNode;
}

export function MenuCheck({ checked, onChange, children, hint }: MenuCheckProps) {
  return (
    <Base.CheckboxItem className={styles.item} checked={checked} onCheckedChange={(next) => onChange(next)}>
      <span className={styles.start}>
        <Base.CheckboxItemIndicator>
          <Icon of={Check} />
        </Base.CheckboxItemIndicator>
      </span>
      <Words hint={hint}>{children}</Words>
    </Base.CheckboxItem>
  );
}

export interface MenuRadioGroupProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  children: ReactNode;
}

export function MenuRadioGroup({ value, onChange, label, children }: MenuRadioGroupProps) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: string) => onChange(next)} aria-label={label}>
      {children}
    </Base.RadioGroup>
  );
}

export function MenuRadio({ value, children, hint }: { value: string; children: ReactNode; hint?: ReactNode }) {
  return (
    <Base.RadioItem className={styles.item} value={value} closeOnClick>
      <span className={styles.start}>
        <Base.RadioItemIndicator>
          <Icon of={Check} />
        </Base.RadioItemIndicator>
      </span>
      <Words hint={hint}>{children}</Words>
    </Base.RadioItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}

/** A heading over the items it holds. */
export function MenuLabel({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.label}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function Submenu({ label, icon, children }: { label: ReactNode; icon?: LucideIcon; children: ReactNode }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        <Start icon={icon} />
        <Words>{label}</Words>
        <Icon of={ChevronRight} className={styles.chevron} />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={2}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

function Start({ icon }: { icon: LucideIcon | undefined }) {
  return icon ? (
    <span className={styles.start}>
      <Icon of={icon} />
    </span>
  ) : null;
}

function Words({ children, hint }: { children: ReactNode; hint?: ReactNode }) {
  return (
    <span className={styles.words}>
      {children}
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </span>
  );
}
