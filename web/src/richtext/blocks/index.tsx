/** Blocks that few messages hold, in a chunk of their own. */
import type { ReactNode } from "react";
import type { Block } from "../types";
import { AlertBlock } from "./Alert";
import { CallBlock } from "./Call";
import { CardBlock, CarouselBlock } from "./Card";
import { ChartBlock } from "./Chart";
import { ContainerBlock } from "./Container";
import { DataTableBlock } from "./DataTable";
import { PlanBlock, TaskBlock } from "./Plan";
import { TableBlock } from "./Table";
import { VideoBlock } from "./Video";

const renderers: Record<string, (block: Block) => ReactNode> = {
  alert: (block) => <AlertBlock block={block} />,
  call: (block) => <CallBlock block={block} />,
  card: (block) => <CardBlock block={block} />,
  carousel: (block) => <CarouselBlock block={block} />,
  container: (block) => <ContainerBlock block={block} />,
  data_table: (block) => <DataTableBlock block={block} />,
  data_visualization: (block) => <ChartBlock block={block} />,
  plan: (block) => <PlanBlock block={block} />,
  table: (block) => <TableBlock block={block} />,
  task_card: (block) => <TaskBlock block={block} />,
  video: (block) => <VideoBlock block={block} />,
};

export default function RareBlock({ block }: { block: Block }) {
  return renderers[block.type]?.(block) ?? null;
}
