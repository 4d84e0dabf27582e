import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";
import type { SelectOption } from "./Select";

export interface SegmentedProps<Value extends string> {
  label: ReactNode;
  hint?: ReactNode;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
}

/** Two to four choices, all in sight. Real radio buttons, so that arrows and forms work. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const id = useId();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{props.label}</legend>
      {props.hint ? <p className={styles.hint}>{props.hint}</p> : null}
      <div className={styles.track}>
        {props.options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
