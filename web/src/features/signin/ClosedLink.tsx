import { errorText, useText } from "../../i18n";
import { Button, Skeleton } from "../../ui";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import type { Link } from "./useLink";

/** A link that is being looked up, or leads nowhere any more: what now. */
export function ClosedLink({ title, link, help }: { title: string; link: Exclude<Link<unknown>, { state: "open" }>; help: string }) {
  const t = useText();
  return (
    <Page title={title}>
      {link.state === "loading" ? (
        <Skeleton width="60%" />
      ) : (
        <div className={styles.form}>
          <FormError>{errorText(link.code)}</FormError>
          <p className={styles.aside}>{help}</p>
          <Button onClick={() => location.assign("/")}>{t("signin.toSignIn")}</Button>
        </div>
      )}
    </Page>
  );
}
