import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Switch as Base } from "@base-ui/react/switch";
import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import styles from "./Switch.module.css";

export interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <Words id={id} label={label} hint={hint} />
      <Base.Root
        className={styles.track}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-labelledby={id}
        {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
      >
        <Base.Thumb className={styles.thumb} />
      </Base.Root>
    </div>
  );
}

/** Chosen or not, as part of a form. */
export function Checkbox({ label, hint, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.checkRow}>
      <BaseCheckbox.Root
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        aria-labelledby={id}
        {...(hint ? { "aria-describedby": `${id}-hint` } : {})}
      >
        <BaseCheckbox.Indicator className={styles.tick}>
          <Icon of={Check} size={14} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <Words id={id} label={label} hint={hint} onClick={() => (disabled ? undefined : onChange(!checked))} />
    </div>
  );
}

function Words(props: { id: string; label: ReactNode; hint: ReactNode; onClick?: () => void }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the control beside it takes the keys; this widens its target
    <div className={styles.words} onClick={props.onClick}>
      <div id={props.id} className={styles.label}>
        {props.label}
      </div>
      {props.hint ? (
        <div id={`${props.id}-hint`} className={styles.hint}>
          {props.hint}
        </div>
      ) : null}
    </div>
  );
}
