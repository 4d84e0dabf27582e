import { lazy, type ReactNode, Suspense } from "react";
import { ActionsBlock } from "./ActionsBlock";
import styles from "./Blocks.module.css";
import { FileCard } from "./Files";
import { InputBlock, RareBlock } from "./late";
import { PictureBlock } from "./Picture";
import { Mrkdwn, RichText, TextOf } from "./RichText";
import { RowBoundary } from "./RowBoundary";
import { SectionBlock } from "./SectionBlock";
import type { Block, ImageElement, RichFile, RichTextBlock, TextObject } from "./types";

type Renderer = (block: Block, end: ReactNode) => ReactNode;

const Markdown = lazy(() => import("./Markdown"));
const rare: Renderer = (block) => <RareBlock block={block} />;

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
  context_actions: (block) => <ActionsBlock block={block} />,
  input: (block) => <InputBlock block={block} />,
  alert: rare,
  call: rare,
  card: rare,
  carousel: rare,
  container: rare,
  data_table: rare,
  data_visualization: rare,
  plan: rare,
  table: rare,
  task_card: rare,
  video: rare,
  file: (block) => <FileBlock block={block} />,
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

/** The file that a block names mostly comes with its message and is shown among its files; here only when the block brings it. */
function FileBlock({ block }: { block: Block }) {
  const file = block.file as RichFile | undefined;
  return file?.id ? <FileCard file={file} /> : null;
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
