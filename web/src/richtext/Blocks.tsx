import { lazy, type ReactNode, Suspense } from "react";
import { ActionsBlock } from "./ActionsBlock";
import styles from "./Blocks.module.css";
import { PictureBlock } from "./Picture";
import { Mrkdwn, RichText, TextOf } from "./RichText";
import { RowBoundary } from "./RowBoundary";
import { SectionBlock } from "./SectionBlock";
import { TableBlock } from "./TableBlock";
import type { Block, ImageElement, RichTextBlock, TextObject } from "./types";
import { VideoBlock } from "./VideoBlock";

const Markdown = lazy(() => import("./Markdown"));

type Renderer = (block: Block, end: ReactNode) => ReactNode;

const renderers: Record<string, Renderer> = {
  rich_text: (block, end) => <RichText elements={(block as Block & RichTextBlock).elements} jumbo end={end} />,
  section: (block) => <SectionBlock block={block} />,
  header: (block) => (
    <h3 className={styles.header} dir="auto">
      <TextOf text={block.text as TextObject} />
    </h3>
  ),
  divider: () => <hr className={styles.divider} />,
  context: (block) => <ContextBlock elements={block.elements as (TextObject | ImageElement)[]} />,
  image: (block) => <PictureBlock image={block as unknown as ImageElement} />,
  markdown: (block) => (
    <Suspense fallback={<Mrkdwn text={String(block.text ?? "")} />}>
      <Markdown text={String(block.text ?? "")} />
    </Suspense>
  ),
  actions: (block) => <ActionsBlock block={block} />,
  table: (block) => <TableBlock rows={block.rows as unknown[][]} />,
  video: (block) => <VideoBlock block={block} />,
  alert: (block) => (
    <p className={styles.alert} data-level={String(block.level ?? "default")}>
      <TextOf text={block.text as TextObject} />
    </p>
  ),
  // The file a "file" block names comes with the message and is shown among its files.
  file: () => null,
};

export interface BlocksProps {
  blocks: readonly Block[];
  /** Shown once in place of blocks this client does not know. */
  fallback?: string | undefined;
  end?: ReactNode;
}

/** Blocks in order; one that breaks or is unknown leaves the others alone. */
export function Blocks({ blocks, fallback, end }: BlocksProps) {
  const firstUnknown = blocks.findIndex((block) => !Object.hasOwn(renderers, block.type));
  const lastRich = blocks.at(-1)?.type === "rich_text";
  return (
    <>
      {blocks.map((block, index) => (
        <RowBoundary key={block.block_id ?? `${index}${block.type}`} fallback={fallback ? <Mrkdwn text={fallback} /> : null}>
          {renderers[block.type]?.(block, index === blocks.length - 1 ? end : undefined)}
          {index === firstUnknown && fallback ? <Mrkdwn text={fallback} /> : null}
        </RowBoundary>
      ))}
      {lastRich ? null : end}
    </>
  );
}

function ContextBlock({ elements }: { elements: (TextObject | ImageElement)[] | undefined }) {
  return (
    <div className={styles.context}>
      {(elements ?? []).map((element, index) =>
        element.type === "image" ? (
          <PictureBlock key={index} image={element} small />
        ) : (
          <div key={index} className={styles.contextText}>
            <TextOf text={element} />
          </div>
        ),
      )}
    </div>
  );
}
