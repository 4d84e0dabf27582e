import { useEffect, useState } from "react";
import { call } from "../../api";
import { formatNumber, type TextKey, useFormats, useText } from "../../i18n";
import { Button, Progress } from "../../ui";
import { FormError } from "./Page";
import styles from "./Page.module.css";

interface ImportStatus {
  state: "running" | "done" | "failed";
  phase?: string;
  done?: number;
  total?: number;
  error?: string;
  report?: ImportReport;
}

interface ImportReport {
  imported: Record<string, number>;
  skipped: { record: string; reason: string }[];
  skipped_count: number;
}

const COUNTED: [string, TextKey][] = [
  ["channels", "signin.count.channels"],
  ["conversations", "signin.count.channels"],
  ["users", "signin.count.users"],
  ["messages", "signin.count.messages"],
  ["files", "signin.count.files"],
  ["reactions", "signin.count.reactions"],
  ["emoji", "signin.count.emoji"],
];

const POLL_MS = 1000;

/** How far an import is, then what came of it. */
export function ImportProgress({ importId, onOpen }: { importId: string; onOpen: () => void }) {
  const t = useText();
  const status = useImportStatus(importId);
  useFormats();
  if (status?.state === "failed") {
    return (
      <>
        <FormError>{t("signin.importFailed")}</FormError>
        {status.error ? <p className={styles.aside}>{status.error}</p> : null}
        <Button onClick={onOpen}>{t("signin.openWorkspace")}</Button>
      </>
    );
  }
  if (status?.state === "done") {
    return (
      <>
        <p role="status">{t("signin.importDone")}</p>
        {status.report ? <Report report={status.report} /> : null}
        <Button variant="primary" size="lg" onClick={onOpen}>
          {t("signin.openWorkspace")}
        </Button>
      </>
    );
  }
  const { done = 0, total = 0 } = status ?? {};
  return (
    <>
      <Progress label={t("signin.importTitle")} value={total > 0 ? done / total : undefined} />
      <p className={styles.aside} aria-live="polite">
        {total > 0 ? t("signin.importCount", { done: formatNumber(done), total: formatNumber(total) }) : t("signin.importStarting")}
      </p>
      <p className={styles.aside}>{t("signin.importStay")}</p>
      <Button onClick={onOpen}>{t("signin.openMeanwhile")}</Button>
    </>
  );
}

function Report({ report }: { report: ImportReport }) {
  const t = useText();
  const counts = COUNTED.filter(([name]) => (report.imported[name] ?? 0) > 0);
  return (
    <>
      <dl className={styles.facts}>
        {counts.map(([name, label]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{t(label)}</dt>
            <dd>{formatNumber(report.imported[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {report.skipped_count > 0 ? (
        <details className={styles.aside}>
          <summary>{t("signin.skipped", { count: report.skipped_count })}</summary>
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
  );
}

function useImportStatus(importId: string): ImportStatus | undefined {
  const [status, setStatus] = useState<ImportStatus>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    async function poll() {
      // A poll that fails is simply asked again: the import goes on without us.
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
