import { Button } from "../ui";
import styles from "./Blocks.module.css";
import { useHost } from "./host";
import { safeUrl } from "./safeUrl";
import type { Block, ElementFields, TextObject } from "./types";

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

/** A button that leads somewhere works as a link; others are passed to the host, and rest when it takes none. */
export function ActionElement({ block, element }: { block: Block; element: ElementFields }) {
  const host = useHost();
  const label = (element.text as TextObject | undefined)?.text ?? (element.placeholder as TextObject | undefined)?.text;
  if (!label) return null;
  const url = typeof element.url === "string" ? safeUrl(element.url) : undefined;
  const style = element.style === "danger" ? "danger" : element.style === "primary" ? "primary" : "secondary";
  return (
    <Button
      size="sm"
      variant={style}
      disabled={!url && !host.onAction}
      aria-label={element.accessibility_label as string | undefined}
      onClick={() => {
        if (url && !host.openLink?.(url)) window.open(url, "_blank", "noopener,noreferrer");
        host.onAction?.(block, element);
      }}
    >
      {label}
    </Button>
  );
}
