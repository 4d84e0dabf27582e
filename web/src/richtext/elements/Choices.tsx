import { type ReactNode, useId } from "react";
import type { Option } from "../blockHost";
import { TextOf } from "../RichText";
import styles from "./Elements.module.css";
import { Busy, type ElementProps, useElement } from "./useElement";

/** Any number of a few. */
export function CheckboxesElement(props: ElementProps) {
  const used = useElement(props.block, props.element);
  const chosen = (used.chosen as Option[] | null) ?? [];
  const options = (props.element.options as Option[] | undefined) ?? [];
  const isChosen = (option: Option) => chosen.some(({ value }) => value === option.value);
  return (
    <Group {...props} isPending={used.isPending} after={used.after}>
      {options.map((option, place) => (
        <Line key={option.value ?? place} option={option}>
          {(ids) => (
            <input
              type="checkbox"
              {...ids}
              checked={isChosen(option)}
              disabled={used.isIdle}
              onChange={(event) => {
                const isOn = event.target.checked;
                used.choose(options.filter((other) => (other === option ? isOn : isChosen(other))));
              }}
            />
          )}
        </Line>
      ))}
    </Group>
  );
}

/** One of a few, all in sight. */
export function RadioElement(props: ElementProps) {
  const name = useId();
  const used = useElement(props.block, props.element);
  const chosen = used.chosen as Option | null;
  const options = (props.element.options as Option[] | undefined) ?? [];
  return (
    <Group {...props} isPending={used.isPending} after={used.after} isRadio>
      {options.map((option, place) => (
        <Line key={option.value ?? place} option={option}>
          {(ids) => (
            <input
              type="radio"
              {...ids}
              name={name}
              checked={chosen?.value === option.value && chosen !== null}
              disabled={used.isIdle}
              onChange={() => used.choose(option)}
            />
          )}
        </Line>
      ))}
    </Group>
  );
}

interface GroupProps extends ElementProps {
  isPending: boolean;
  isRadio?: boolean;
  after: ReactNode;
  children: ReactNode;
}

function Group({ labelledBy, describedBy, ...props }: GroupProps) {
  const words = { "aria-labelledby": labelledBy, "aria-describedby": describedBy };
  return (
    <div className={styles.element}>
      {props.isRadio ? (
        <div role="radiogroup" className={styles.choices} {...words} aria-required={props.isRequired} aria-invalid={props.isInvalid}>
          {props.children}
        </div>
      ) : (
        <fieldset className={styles.choices} {...words}>
          {props.children}
        </fieldset>
      )}
      <Busy isPending={props.isPending} />
      {props.after}
    </div>
  );
}

interface Ids {
  id: string;
  "aria-describedby"?: string;
}

/** One choice with its words. */
function Line({ option, children }: { option: Option; children: (ids: Ids) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      {children({ id, ...(option.description ? { "aria-describedby": `${id}d` } : {}) })}
      <div className={styles.choiceWords}>
        <label htmlFor={id}>
          <TextOf text={option.text} />
        </label>
        {option.description ? (
          <div id={`${id}d`} className={styles.soft}>
            <TextOf text={option.description} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
