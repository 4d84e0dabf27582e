import { formatNumber, useFormats, useReasons, useText } from "../i18n";
import styles from "./ImportReport.module.css";

const COUNTED = ["channels", "users", "joined", "messages", "reactions", "files", "pins", "bots", "already_there"] as const;

export interface ImportReportProps {
  imported: Record<string, number>;
  leftOut: { record: string; reason: string; code: string }[];
  leftOutCount: number;
  /** Where the whole list can be had, when the one here is not whole. */
  wholeList?: string | undefined;
}

/** What an import brought, and what it could not keep, each with the reason. */
export function ImportReport({ imported, leftOut, leftOutCount, wholeList }: ImportReportProps) {
  const t = useText();
  useFormats();
  const counts = COUNTED.filter((name) => (imported[name] ?? 0) > 0);
  return (
    <>
      <dl className={styles.facts}>
        {counts.map((name) => (
          <div key={name}>
            <dt>{t(`importing.count.${name}`)}</dt>
            <dd>{formatNumber(imported[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {leftOutCount > 0 ? <LeftOut records={leftOut} count={leftOutCount} wholeList={wholeList} /> : null}
    </>
  );
}

interface LeftOutProps {
  records: ImportReportProps["leftOut"];
  count: number;
  wholeList: string | undefined;
}

function LeftOut({ records, count, wholeList }: LeftOutProps) {
  const t = useText();
  const reason = useReasons();
  return (
    <details className={styles.leftOut}>
      <summary>{t("importing.leftOut", { count })}</summary>
      {wholeList ? (
        <a href={wholeList} download>
          {t("importing.wholeList")}
        </a>
      ) : null}
      <ul>
        {records.map((entry, index) => (
          <li key={index}>
            {reason(entry.code)} <code>{entry.record}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
