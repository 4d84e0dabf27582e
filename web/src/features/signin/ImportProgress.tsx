import { useEffect, useState } from "react";
import { followImport, type ImportStatus, leftOutAddress } from "../../api";
import { errorText, formatNumber, useFormats, useText } from "../../i18n";
import { Button, ImportReport, Progress } from "../../ui";
import { FormError } from "./Page";
import styles from "./Page.module.css";

/** How far an import is, then what came of it. */
export function ImportProgress({ importId, onOpen }: { importId: string; onOpen: () => void }) {
  const t = useText();
  const [status, setStatus] = useState<ImportStatus>();
  useEffect(() => followImport(importId, setStatus), [importId]);
  useFormats();
  if (status?.state === "failed") {
    return (
      <>
        <FormError>{t("signin.importFailed")}</FormError>
        <p className={styles.aside}>{errorText(status.error ?? "unknown")}</p>
        <Button onClick={onOpen}>{t("signin.openWorkspace")}</Button>
      </>
    );
  }
  if (status?.state === "done") {
    const { imported = {}, skipped = [], skipped_count = 0, skipped_file } = status.report ?? {};
    return (
      <>
        <p role="status">{t("signin.importDone")}</p>
        <ImportReport
          imported={imported}
          leftOut={skipped}
          leftOutCount={skipped_count}
          wholeList={skipped_file ? leftOutAddress(importId) : undefined}
        />
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
        {done > 0 ? t("importing.progress", { done: formatNumber(done), total: formatNumber(total) }) : t("importing.reading")}
      </p>
      <p className={styles.aside}>{t("signin.importStay")}</p>
      <Button onClick={onOpen}>{t("signin.openMeanwhile")}</Button>
    </>
  );
}
