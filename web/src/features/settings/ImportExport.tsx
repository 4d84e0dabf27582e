import { useEffect, useRef, useState } from "react";
import { call, upload } from "../../api";
import { formatNumber, useFormats, useText } from "../../i18n";
import { Button, Progress } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface ImportStatus {
  state: "running" | "done" | "failed";
  done?: number;
  total?: number;
  error?: string;
  report?: { imported: Record<string, number>; skipped: { record: string; reason: string }[]; skipped_count: number };
}

const POLL_MS = 1000;

/** Brings a Slack export into this workspace. */
export function ImportExport() {
  const t = useText();
  useFormats();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<number>();
  const [importId, setImportId] = useState<string>();
  const status = useStatus(importId);

  const start = (file: File) =>
    task.run(async () => {
      const form = new FormData();
      form.append("file", file, file.name);
      setSent(0);
      try {
        const answer = await upload<{ import_id: string }>("/imports/slack", form, { onProgress: setSent });
        setImportId(answer.import_id);
      } finally {
        setSent(undefined);
      }
    });

  const { done = 0, total = 0, report } = status ?? {};
  const error = task.error ?? (status?.state === "failed" ? t("settings.importFailed", { reason: status.error ?? "" }) : undefined);
  return (
    <Group title={t("settings.import")} hint={t("settings.importHint")}>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {sent === undefined ? null : <Progress label={t("settings.uploading")} value={sent} />}
      {status?.state === "running" ? (
        <>
          <Progress label={t("settings.import")} value={total > 0 ? done / total : undefined} />
          <p className={styles.soft}>{t("settings.importCount", { done: formatNumber(done), total: formatNumber(total) })}</p>
        </>
      ) : null}
      {status?.state === "done" && report ? (
        <>
          <p className={styles.done} role="status">
            {t("settings.importDone", { count: report.imported.messages ?? 0, shown: formatNumber(report.imported.messages ?? 0) })}
          </p>
          {report.skipped_count > 0 ? (
            <details>
              <summary>{t("settings.importSkipped", { count: report.skipped_count })}</summary>
              <ul className={styles.skipped}>
                {report.skipped.map((entry, index) => (
                  <li key={index}>
                    {entry.reason} <code>{entry.record}</code>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      ) : null}
      <div>
        <Button busy={task.busy} disabled={status?.state === "running"} onClick={() => input.current?.click()}>
          {t("settings.importChoose")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".zip,application/zip"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (file) void start(file);
          }}
        />
      </div>
    </Group>
  );
}

function useStatus(importId: string | undefined): ImportStatus | undefined {
  const [status, setStatus] = useState<ImportStatus>();
  useEffect(() => {
    if (!importId) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function poll() {
      const next = await call<ImportStatus>("imports.status", { import_id: importId }).catch(() => undefined);
      if (!current) return;
      if (next) setStatus(next);
      if (next?.state !== "done" && next?.state !== "failed") timer = setTimeout(() => void poll(), POLL_MS);
    }
    void poll();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [importId]);
  return status;
}
