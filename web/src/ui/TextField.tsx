import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from "react";
import { classes } from "./classes";
import styles from "./TextField.module.css";

interface FieldWords {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  /** What is wrong; marks the field invalid and is read out. */
  error?: ReactNode;
}

export interface TextFieldProps extends FieldWords, Omit<InputHTMLAttributes<HTMLInputElement>, "className"> {
  /** Something at the end inside the box, such as a button. */
  end?: ReactNode;
  start?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text with its label, hint and error. */
export function TextField({ label, hideLabel, hint, error, end, start, id, ...input }: TextFieldProps) {
  const own = useId();
  const field = id ?? own;
  return (
    <FieldFrame id={field} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <span className={classes(styles.box, error ? styles.invalid : undefined)}>
        {start}
        <input
          {...input}
          id={field}
          className={styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(field, hint, error)}
        />
        {end}
      </span>
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldWords, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className"> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea({ label, hideLabel, hint, error, id, ...area }: TextAreaProps) {
  const own = useId();
  const field = id ?? own;
  return (
    <FieldFrame id={field} label={label} hideLabel={hideLabel} hint={hint} error={error}>
      <textarea
        rows={3}
        {...area}
        id={field}
        className={classes(styles.box, styles.area, error ? styles.invalid : undefined)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(field, hint, error)}
      />
    </FieldFrame>
  );
}

interface FieldFrameProps extends FieldWords {
  id: string;
  children: ReactNode;
}

function FieldFrame({ id, label, hideLabel, hint, error, children }: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? styles.spoken : styles.label}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  const ids = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
