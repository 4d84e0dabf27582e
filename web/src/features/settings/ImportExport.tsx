import { useEffect, useRef, useState } from "react";
import { EXPORT_ADDRESS, followImport, type ImportStatus, leftOutAddress, upload } from "../../api";
import { errorText, formatNumber, useFormats, useText } from "../../i18n";
import { useSelf } from "../../model";
import { Button, ImportReport, Progress } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

/** Brings a Slack export into this workspace, and gives owners one of it. */
export function ImportExport() {
  const t = useText();
  const self = useSelf();
  return (
    <>
      <Import />
      {self.is_owner ? (
        <Group title={t("settings.export")} hint={t("settings.exportHint")}>
          <div>
            <a className={styles.download} href={EXPORT_ADDRESS} download>
              {t("settings.exportDownload")}
            </a>
          </div>
        </Group>
      ) : null}
    </>
  );
}

function Import() {
  const t = useText();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<number>();
  // The newest import shows itself: it may have begun on the first page, or on another day.
  const [importId, setImportId] = useState("");
  const [status, setStatus] = useState<ImportStatus>();
  useEffect(() => followImport(importId, setStatus), [importId]);

  const start = (file: File) =>
    task.run(async () => {
      const form = new FormData();
      form.append("file", file, file.name);
      setStatus(undefined);
      setSent(0);
      try {
        const answer = await upload<{ import_id: string }>("/imports/slack", form, { onProgress: setSent });
        setStatus({ import_id: answer.import_id, state: "running" });
        setImportId(answer.import_id);
      } finally {
        setSent(undefined);
      }
    });

  const error = task.error ?? (status?.state === "failed" ? errorText(status.error ?? "unknown") : undefined);
  return (
    <Group title={t("settings.import")} hint={t("settings.importHint")}>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
      {sent === undefined ? null : <Progress label={t("settings.uploading")} value={sent} />}
      {status ? <Course status={status} /> : null}
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

/** How far it is, or what came of it. */
function Course({ status }: { status: ImportStatus }) {
  const t = useText();
  useFormats();
  const { done = 0, total = 0, report } = status;
  if (status.state === "running") {
    return (
      <>
        <Progress label={t("settings.import")} value={total > 0 ? done / total : undefined} />
        <p className={styles.soft} aria-live="polite">
          {done > 0 ? t("importing.progress", { done: formatNumber(done), total: formatNumber(total) }) : t("importing.reading")}
        </p>
      </>
    );
  }
  if (!report) return null;
  const count = report.imported.messages ?? 0;
  return (
    <>
      <p className={styles.done} role="status">
        {t("settings.importDone", { count, shown: formatNumber(count) })}
      </p>
      <ImportReport
        imported={report.imported}
        leftOut={report.skipped}
        leftOutCount={report.skipped_count}
        wholeList={report.skipped_file ? leftOutAddress(status.import_id) : undefined}
      />
    </>
  );
}
