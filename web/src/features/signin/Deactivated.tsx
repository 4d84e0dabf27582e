import { useText } from "../../i18n";
import { Button } from "../../ui";
import { Page } from "./Page";
import styles from "./Page.module.css";

export interface DeactivatedProps {
  /** It lies over a page that was open when it happened. */
  isOver?: boolean;
  /** Somebody else wants to sign in here. */
  onOther?: () => void;
}

/** What somebody sees whose account was switched off: what happened, what became of their words, whom to ask. */
export function Deactivated({ isOver = false, onOther = () => location.assign("/") }: DeactivatedProps) {
  const t = useText();
  return (
    <div className={isOver ? styles.over : undefined}>
      <Page title={t("signin.deactivated")} lead={t("signin.deactivatedText")}>
        <div className={styles.form}>
          <Button size="lg" onClick={onOther}>
            {t("signin.other")}
          </Button>
        </div>
      </Page>
    </div>
  );
}
