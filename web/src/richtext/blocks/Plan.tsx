import { Circle, CircleAlert, CircleCheck, LoaderCircle, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { useText } from "../../i18n";
import { Icon, VisuallyHidden } from "../../ui";
import { Link } from "../Link";
import { Mrkdwn, RichText, TextOf } from "../RichText";
import type { Block, RichTextBlock, TextObject } from "../types";
import styles from "./Plan.module.css";

type Status = "pending" | "in_progress" | "complete" | "error";

const LOOKS: Record<Status, LucideIcon> = { pending: Circle, in_progress: LoaderCircle, complete: CircleCheck, error: CircleAlert };

/** What an app means to do, step by step, and how far it is. */
export function PlanBlock({ block }: { block: Block }) {
  const t = useText();
  const id = useId();
  const tasks = (block.tasks as Block[] | undefined) ?? [];
  const done = tasks.filter(({ status }) => status === "complete").length;
  return (
    <section className={styles.plan} aria-labelledby={id}>
      <header className={styles.head}>
        <span id={id} className={styles.title} dir="auto">
          <Words of={block.title} />
        </span>
        {tasks.length > 0 ? <span className={styles.count}>{t("blocks.plan.done", { done, count: tasks.length })}</span> : null}
      </header>
      <ol className={styles.tasks}>
        {tasks.map((task, place) => (
          <li key={String(task.task_id ?? place)}>
            <Task task={task} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function TaskBlock({ block }: { block: Block }) {
  return (
    <div className={styles.plan}>
      <Task task={block} />
    </div>
  );
}

function Task({ task }: { task: Block }) {
  const t = useText();
  const status = Object.hasOwn(LOOKS, String(task.status)) ? (task.status as Status) : "pending";
  const sources = (task.sources as { url?: string; text?: string }[] | undefined) ?? [];
  const hasMore = Boolean(task.details || task.output || sources.length > 0);
  const line = (
    <>
      <span className={styles.mark} data-status={status}>
        <Icon of={LOOKS[status]} size={16} />
        <VisuallyHidden>{t(`blocks.task.${status}`)}</VisuallyHidden>
      </span>
      <span className={styles.name} dir="auto">
        <Words of={task.title} />
      </span>
    </>
  );
  if (!hasMore) return <div className={styles.line}>{line}</div>;
  return (
    <details className={styles.details} open={status === "error"}>
      <summary className={styles.line}>{line}</summary>
      <div className={styles.more}>
        <Rich of={task.details} />
        {task.output ? (
          <div className={styles.output}>
            <Rich of={task.output} />
          </div>
        ) : null}
        {sources.length > 0 ? (
          <ul className={styles.sources} aria-label={t("blocks.task.sources")}>
            {sources.map((source, place) => (
              <li key={place}>
                <Link url={source.url ?? ""}>{source.text || source.url}</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </details>
  );
}

/** A title: plain words, or a text object. */
function Words({ of }: { of: unknown }) {
  return typeof of === "string" ? of : <TextOf text={of as TextObject | undefined} />;
}

function Rich({ of }: { of: unknown }) {
  if (typeof of === "string") return <Mrkdwn text={of} />;
  const elements = (of as RichTextBlock | undefined)?.elements;
  return elements ? <RichText elements={elements} /> : null;
}
