import { type KeyboardEvent, useEffect, useRef } from "react";
import { useText } from "../../i18n";
import { classes, Skeleton } from "../../ui";
import { useHost } from "../host";
import type { RichTextBlock, TextObject } from "../types";
import styles from "./Elements.module.css";
import { Busy, type ElementProps, useElement } from "./useElement";

const PAUSE_MS = 600;
const KINDS: Record<string, { type: string; inputMode?: "email" | "url" | "decimal" | "numeric" }> = {
  email_text_input: { type: "email", inputMode: "email" },
  url_text_input: { type: "url", inputMode: "url" },
  number_input: { type: "text", inputMode: "decimal" },
};

/** When typed words are told to the app before the form is sent. */
function useTelling({ block, element }: ElementProps, tell: () => void) {
  const config = element.dispatch_action_config as { trigger_actions_on?: string[] } | undefined;
  const on = config?.trigger_actions_on ?? ["on_enter_pressed"];
  const isTold = block.type !== "input" || block.dispatch_action === true;
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => () => clearTimeout(pause.current), []);
  return {
    onEnter: isTold && on.includes("on_enter_pressed") ? tell : undefined,
    typed: () => {
      if (!isTold || !on.includes("on_character_entered")) return;
      clearTimeout(pause.current);
      pause.current = setTimeout(() => latest.current(), PAUSE_MS);
    },
  };
}

/** Words, a number or an address, typed. */
export function TextElement(props: ElementProps) {
  const { block, element } = props;
  const used = useElement(block, element);
  const telling = useTelling(props, () => used.tell());
  const words = String(used.chosen ?? "");
  const most = Number(element.max_length ?? 0);
  const kind = KINDS[element.type];
  const placeholder = (element.placeholder as TextObject | undefined)?.text;
  const common = {
    id: props.id,
    value: words,
    placeholder,
    disabled: used.isIdle,
    autoFocus: element.focus_on_load === true,
    "aria-labelledby": props.labelledBy,
    "aria-label": props.labelledBy ? undefined : placeholder,
    "aria-describedby": props.describedBy,
    "aria-required": props.isRequired,
    "aria-invalid": props.isInvalid || undefined,
    onChange: (event: { target: { value: string } }) => {
      used.keep(event.target.value === "" ? null : event.target.value);
      telling.typed();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing || !telling.onEnter) return;
      if (element.multiline === true && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      telling.onEnter();
    },
  };
  return (
    <div className={styles.element}>
      <div className={styles.line}>
        {element.multiline === true ? (
          <textarea rows={4} {...common} className={classes(styles.field, styles.area)} dir="auto" />
        ) : (
          <input {...kind} type={kind?.type ?? "text"} {...common} className={styles.field} dir="auto" autoComplete="off" />
        )}
        <Busy isPending={used.isPending} />
      </div>
      {most > 0 && words !== "" ? <Left count={most - [...words].length} /> : null}
      {used.after}
    </div>
  );
}

/** How many more characters there is room for, once that matters. */
function Left({ count }: { count: number }) {
  const t = useText();
  if (count > 10) return null;
  return <p className={count < 0 ? styles.over : styles.soft}>{t("blocks.text.left", { count })}</p>;
}

/** Formatted words, in the composer's editor. */
export function RichTextElement(props: ElementProps) {
  const { block, element } = props;
  const t = useText();
  const editor = useHost().blocks?.WordsEditor;
  const used = useElement(block, element);
  const telling = useTelling(props, () => used.tell());
  const began = useRef((used.chosen as RichTextBlock | null)?.elements ?? []);
  const placeholder = (element.placeholder as TextObject | undefined)?.text ?? "";
  const Editor = editor;
  if (!Editor || used.isIdle) return <Skeleton height={72} />;
  return (
    <fieldset className={styles.words} aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      <Editor
        label={placeholder || t("blocks.text.label")}
        placeholder={placeholder}
        initial={began.current}
        autoFocus={element.focus_on_load === true}
        onChange={(elements) => {
          used.keep(elements.length > 0 ? { type: "rich_text", elements } : null);
          telling.typed();
        }}
      />
      {used.after}
    </fieldset>
  );
}
