import { Phone } from "lucide-react";
import { formatTime, useFormats, useText } from "../../i18n";
import { Icon } from "../../ui";
import { Link } from "../Link";
import type { Block } from "../types";
import styles from "./Call.module.css";

interface Call {
  name?: string;
  join_url?: string;
  date_start?: number;
  date_end?: number;
}

/** A call of another program: what it is, and the way in while it lasts. */
export function CallBlock({ block }: { block: Block }) {
  const t = useText();
  useFormats();
  const call = ((block.call as { v1?: Call } | undefined)?.v1 ?? {}) as Call;
  const isOver = Boolean(call.date_end);
  const url = call.join_url ?? "";
  return (
    <div className={styles.call}>
      <span className={styles.icon}>
        <Icon of={Phone} size={20} />
      </span>
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {call.name || t("blocks.call.name")}
        </span>
        <span className={styles.when}>
          {isOver
            ? t("blocks.call.over", { time: formatTime(call.date_end ?? 0) })
            : call.date_start
              ? t("blocks.call.since", { time: formatTime(call.date_start) })
              : ""}
        </span>
      </span>
      {isOver || !url ? null : (
        <Link url={url} className={styles.join}>
          {t("blocks.call.join")}
        </Link>
      )}
    </div>
  );
}
