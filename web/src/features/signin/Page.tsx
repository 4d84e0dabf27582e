import { type ReactNode, useEffect } from "react";
import { currentLanguage, LANGUAGES, setLanguage, useText } from "../../i18n";
import { Mark } from "../../ui";
import styles from "./Page.module.css";

const LANGUAGE_NAMES = { en: "English", de: "Deutsch" };

/** The frame of every page before the workspace: the mark, a title, one card. */
export function Page({ title, lead, wide, children }: { title: string; lead?: ReactNode; wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Hallway`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>
          <Mark size={22} />
          Hallway
        </span>
        <LanguageChoice />
      </header>
      <main className={wide ? styles.wideCard : styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
        {children}
      </main>
    </div>
  );
}

function LanguageChoice() {
  const t = useText();
  return (
    <nav className={styles.languages} aria-label={t("signin.language")}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={currentLanguage() === language}
          onClick={() => void setLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </nav>
  );
}

/** An error above the form, read out when it comes. */
export function FormError({ children }: { children: ReactNode }) {
  return children ? (
    <p className={styles.error} role="alert">
      {children}
    </p>
  ) : null;
}
