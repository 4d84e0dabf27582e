import styles from "./Blocks.module.css";
import { ActionElement } from "./late";
import { PictureBlock } from "./Picture";
import { TextOf } from "./RichText";
import type { Block, ElementFields, ImageElement, TextObject } from "./types";

/** Text, up to ten fields in columns, and one element at the end. */
export function SectionBlock({ block }: { block: Block }) {
  const fields = (block.fields as TextObject[] | undefined) ?? [];
  const accessory = block.accessory as ElementFields | undefined;
  return (
    <div className={styles.section}>
      <div className={styles.sectionText}>
        <TextOf text={block.text as TextObject | undefined} />
        {fields.length > 0 ? (
          <div className={styles.fields}>
            {fields.map((field, index) => (
              <div key={index}>
                <TextOf text={field} />
              </div>
            ))}
          </div>
        ) : null}
      </div>
      {accessory ? (
        <div className={styles.accessory}>
          {accessory.type === "image" ? (
            <PictureBlock image={accessory as unknown as ImageElement} thumb />
          ) : (
            <ActionElement block={block} element={accessory} />
          )}
        </div>
      ) : null}
    </div>
  );
}
