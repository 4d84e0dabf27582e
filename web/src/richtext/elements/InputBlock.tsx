import { useId } from "react";
import { useText } from "../../i18n";
import { useSurface } from "../blockHost";
import { TextOf } from "../RichText";
import type { Block, ElementFields, TextObject } from "../types";
import { Element } from ".";
import styles from "./Elements.module.css";

const SEVERAL = new Set(["checkboxes", "radio_buttons", "rich_text_input", "file_input", "datetimepicker"]);

/** A field of a form: its label, the element, what is wrong with it, and a hint. */
export function InputBlock({ block }: { block: Block }) {
  const t = useText();
  const id = useId();
  const error = useSurface()?.errors?.[block.block_id ?? ""];
  const element = block.element as ElementFields | undefined;
  const hint = block.hint as TextObject | undefined;
  if (!element) return null;
  const words = <TextOf text={block.label as TextObject | undefined} />;
  const described = [error ? `${id}e` : "", hint ? `${id}h` : ""].filter(Boolean).join(" ");
  return (
    <div
      className={styles.input}
      data-block={block.block_id}
      data-invalid={error ? "" : undefined}
      data-focus={element.focus_on_load === true ? "" : undefined}
    >
      <div className={styles.label}>
        {/* Where there is no single field to go to, it only names what follows. */}
        {SEVERAL.has(element.type) ? (
          <span id={id}>{words}</span>
        ) : (
          <label id={id} htmlFor={`${id}f`}>
            {words}
          </label>
        )}
        {block.optional === true ? <span className={styles.optional}>{t("blocks.input.optional")}</span> : null}
      </div>
      <Element
        block={block}
        element={element}
        id={`${id}f`}
        labelledBy={id}
        describedBy={described || undefined}
        isRequired={block.optional !== true}
        isInvalid={error !== undefined}
      />
      {error ? (
        <p id={`${id}e`} className={styles.over}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={`${id}h`} className={styles.soft}>
          <TextOf text={hint} />
        </div>
      ) : null}
    </div>
  );
}
