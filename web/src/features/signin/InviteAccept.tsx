import { type FormEvent, useEffect, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { Button, Skeleton, TextField } from "../../ui";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { MIN_PASSWORD, useSubmit } from "./useSubmit";

interface InviteInfo {
  team: { name: string; domain: string };
  inviter?: { real_name: string };
  role?: string;
}

type Shown = { state: "loading" } | { state: "open"; info: InviteInfo } | { state: "closed"; code: string };

/** The page an invitation leads to: who asks you where, then name, e-mail and password. */
export function InviteAccept({ code, onSignedIn = () => location.assign("/") }: { code: string; onSignedIn?: () => void }) {
  const t = useText();
  const submit = useSubmit();
  const [shown, setShown] = useState<Shown>({ state: "loading" });

  useEffect(() => {
    let current = true;
    call<InviteInfo>("invites.info", { code }).then(
      (info) => current && setShown({ state: "open", info }),
      (error) => current && setShown({ state: "closed", code: error instanceof ApiError ? error.code : "unknown" }),
    );
    return () => {
      current = false;
    };
  }, [code]);

  async function accept(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const done = await submit.run(async () => {
      await call("invites.accept", {
        code,
        name: String(fields.get("name")).trim(),
        email: String(fields.get("email")).trim(),
        password: String(fields.get("password")),
      });
    });
    if (done) onSignedIn();
  }

  if (shown.state === "loading") {
    return (
      <Page title={t("signin.inviteTitle")}>
        <Skeleton width="60%" />
      </Page>
    );
  }
  if (shown.state === "closed") {
    return (
      <Page title={t("signin.inviteTitle")}>
        <div className={styles.form}>
          <FormError>{errorText(shown.code)}</FormError>
          <Button onClick={() => location.assign("/")}>{t("signin.toSignIn")}</Button>
        </div>
      </Page>
    );
  }
  const { team, inviter, role } = shown.info;
  const lead = inviter?.real_name ? t("signin.invitedBy", { name: inviter.real_name }) : undefined;
  return (
    <Page title={t("signin.joinTitle", { team: team.name })} lead={lead}>
      <form className={styles.form} onSubmit={(event) => void accept(event)}>
        <FormError>{submit.error}</FormError>
        {role === "guest" ? <p className={styles.aside}>{t("signin.guestLimits")}</p> : null}
        <TextField label={t("signin.yourName")} name="name" autoComplete="name" required autoFocus />
        <TextField label={t("signin.email")} name="email" type="email" autoComplete="username" required />
        <PasswordField
          label={t("signin.password")}
          name="password"
          autoComplete="new-password"
          minLength={MIN_PASSWORD}
          hint={t("signin.passwordHint", { count: MIN_PASSWORD })}
        />
        <Button type="submit" variant="primary" size="lg" wide busy={submit.busy}>
          {t("signin.join")}
        </Button>
      </form>
    </Page>
  );
}
