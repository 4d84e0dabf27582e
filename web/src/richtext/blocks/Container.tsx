import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { classes, Icon } from "../../ui";
import { Blocks } from "../Blocks";
import { PictureBlock } from "../Picture";
import { RichText, TextOf } from "../RichText";
import type { Block, ImageElement, RichTextBlock, TextObject } from "../types";
import styles from "./Container.module.css";

/** A frame around blocks that belong together; it can fold them away under its title. */
export function ContainerBlock({ block }: { block: Block }) {
  const id = useId();
  const canFold = block.is_collapsible === true;
  const [isOpen, setOpen] = useState(!(canFold && block.default_collapsed === true));
  const icon = block.icon as ImageElement | undefined;
  const head = (
    <>
      {canFold ? <Icon of={ChevronRight} size={16} className={classes(styles.chevron, isOpen && styles.open)} /> : null}
      {icon ? <PictureBlock image={icon} small /> : null}
      <span className={styles.names}>
        <span id={id} className={styles.title} dir="auto">
          {titleOf(block)}
        </span>
        {block.subtitle ? (
          <span className={styles.subtitle} dir="auto">
            <TextOf text={block.subtitle as TextObject} />
          </span>
        ) : null}
      </span>
    </>
  );
  return (
    <section className={classes(styles.container, styles[String(block.width ?? "standard")])} aria-labelledby={id}>
      {canFold ? (
        <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={`${id}b`} onClick={() => setOpen(!isOpen)}>
          {head}
        </button>
      ) : (
        <div className={classes(styles.head, block.has_header_divider === true && styles.ruled)}>{head}</div>
      )}
      <div id={`${id}b`} className={styles.body} hidden={!isOpen}>
        <Blocks blocks={(block.child_blocks as Block[] | undefined) ?? []} />
      </div>
    </section>
  );
}

function titleOf(block: Block): ReactNode {
  const rich = block.rich_text_title as RichTextBlock | undefined;
  return rich?.elements ? <RichText elements={rich.elements} /> : <TextOf text={block.title as TextObject | undefined} />;
}
