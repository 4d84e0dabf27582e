import type { FormEvent } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button } from "../../ui";
import { ClosedLink } from "./ClosedLink";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { useLink } from "./useLink";
import { MIN_PASSWORD, useSubmit } from "./useSubmit";

interface ResetInfo {
  team: { name: string };
  user: { real_name: string; email: string };
}

/** The page a reset link leads to. */
export function PasswordReset({ code, onSignedIn = () => location.assign("/") }: { code: string; onSignedIn?: () => void }) {
  const t = useText();
  const submit = useSubmit();
  const link = useLink<ResetInfo>("auth.password.resetInfo", code);

  async function reset(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const changed = await submit.run(async () => {
      await call("auth.password.reset", { code, password: String(fields.get("password")) });
    });
    // Setting a password by link signs in as well.
    if (changed) onSignedIn();
  }

  if (link.state !== "open") return <ClosedLink title={t("signin.resetTitle")} link={link} help={t("signin.forgotHelp")} />;
  const { team, user } = link.info;
  return (
    <Page title={t("signin.resetTitle")} lead={t("signin.resetLead", { name: user.real_name, team: team.name })}>
      <form className={styles.form} onSubmit={(event) => void reset(event)}>
        <FormError>{submit.error}</FormError>
        {/* For password managers, which keep it with the new password. */}
        <input type="email" name="email" autoComplete="username" value={user.email} readOnly hidden />
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
