import styles from "./Blocks.module.css";
import { ActionElement } from "./late";
import type { Block, ElementFields } from "./types";

/** A row of an app's controls. */
export function ActionsBlock({ block }: { block: Block }) {
  const elements = (block.elements as ElementFields[] | undefined) ?? [];
  return (
    <div className={styles.actions}>
      {elements.map((element, index) => (
        <ActionElement key={String(element.action_id ?? index)} block={block} element={element} />
      ))}
    </div>
  );
}
