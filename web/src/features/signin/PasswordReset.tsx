import type { FormEvent } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button } from "../../ui";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { MIN_PASSWORD, useSubmit } from "./useSubmit";

/** The page a reset link leads to. */
export function PasswordReset({ code, onSignedIn = () => location.assign("/") }: { code: string; onSignedIn?: () => void }) {
  const t = useText();
  const submit = useSubmit();

  async function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const changed = await submit.run(async () => {
      await call("auth.password.reset", { code, password: String(fields.get("password")) });
    });
    // Setting a password by link signs in as well.
    if (changed) onSignedIn();
  }

  return (
    <Page title={t("signin.resetTitle")} lead={t("signin.resetLead")}>
      <form className={styles.form} onSubmit={(event) => void reset(event)}>
        <FormError>{submit.error}</FormError>
        <PasswordField
          label={t("signin.newPassword")}
          name="password"
          autoComplete="new-password"
          minLength={MIN_PASSWORD}
          hint={t("signin.passwordHint", { count: MIN_PASSWORD })}
          autoFocus
        />
        <Button type="submit" variant="primary" size="lg" wide busy={submit.busy}>
          {t("signin.resetSubmit")}
        </Button>
      </form>
    </Page>
  );
}
