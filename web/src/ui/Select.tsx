import { CSPProvider } from "@base-ui/react/csp-provider";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Icon } from "./Icon";
import styles from "./Select.module.css";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

export interface SelectProps<Value extends string> {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One of a few; label at the start, choice at the end of the line. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const id = useId();
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <div className={props.hideLabel ? styles.alone : styles.row}>
      <div className={props.hideLabel ? styles.spoken : styles.words}>
        <div id={id} className={styles.label}>
          {props.label}
        </div>
        {props.hint ? <div className={styles.hint}>{props.hint}</div> : null}
      </div>
      <CSPProvider disableStyleElements>
        <Base.Root
          value={props.value}
          disabled={props.disabled}
          onValueChange={(next) => (next === null ? undefined : props.onChange(next as Value))}
        >
          <Base.Trigger className={styles.trigger} aria-labelledby={`${id} ${id}-value`}>
            <span id={`${id}-value`} className={styles.value}>
              {chosen?.label ?? props.value}
            </span>
            <Icon of={ChevronsUpDown} size={14} className={styles.chevron} />
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner className={styles.positioner} alignItemWithTrigger={false} sideOffset={4} align="end">
              <Base.Popup className={styles.popup}>
                {props.options.map((option) => (
                  <Base.Item key={option.value} value={option.value} className={styles.item}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    <Base.ItemIndicator className={styles.tick}>
                      <Icon of={Check} />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      </CSPProvider>
    </div>
  );
}
