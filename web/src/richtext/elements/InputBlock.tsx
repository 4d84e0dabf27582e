import { useId } from "react";
import { useText } from "../../i18n";
import { useSurface } from "../blockHost";
import { TextOf } from "../RichText";
import type { Block, ElementFields, TextObject } from "../types";
import { Element } from ".";
import styles from "./Elements.module.css";

/** A field of a form: its label, the element, what is wrong with it, and a hint. */
export function InputBlock({ block }: { block: Block }) {
  const t = useText();
  const id = useId();
  const error = useSurface()?.errors?.[block.block_id ?? ""];
  const element = block.element as ElementFields | undefined;
  const hint = block.hint as TextObject | undefined;
  if (!element) return null;
  const described = [error ? `${id}e` : "", hint ? `${id}h` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles.input} data-block={block.block_id} data-invalid={error ? "" : undefined}>
      <div className={styles.label}>
        <span id={id}>
          <TextOf text={block.label as TextObject | undefined} />
        </span>
        {block.optional === true ? <span className={styles.optional}>{t("blocks.input.optional")}</span> : null}
      </div>
      <Element
        block={block}
        element={element}
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
