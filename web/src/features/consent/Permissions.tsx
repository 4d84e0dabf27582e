import { type TextKey, useText } from "../../i18n";
import type { Scope } from "./ask";
import styles from "./Consent.module.css";

/** What an app may do then, a sentence each: what is new first; what it already may, on request. */
export function Permissions({ title, scopes }: { title: string; scopes: readonly Scope[] }) {
  const t = useText();
  const fresh = scopes.filter((scope) => scope.is_new);
  const had = scopes.filter((scope) => !scope.is_new);
  if (scopes.length === 0) return null;
  const line = ({ name, is_new }: Scope) => (
    <li key={name}>
      {t(`scopes.${name}` as TextKey)}
      {is_new && had.length > 0 ? <span className={styles.mark}>{t("consent.new")}</span> : null}
    </li>
  );
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {fresh.length > 0 ? <ul className={styles.list}>{fresh.map(line)}</ul> : null}
      {had.length > 0 ? (
        <details className={styles.soft}>
          <summary>{t("consent.had", { count: had.length })}</summary>
          <ul className={styles.list}>{had.map(line)}</ul>
        </details>
      ) : null}
    </section>
  );
}
