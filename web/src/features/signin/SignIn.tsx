import { type FormEvent, useRef, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, Segmented, TextField } from "../../ui";
import { FormError, Page } from "./Page";
import pageStyles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { useSubmit } from "./useSubmit";

export interface SignInTeam {
  id: string;
  name: string;
  domain: string;
}

export interface SignInProps {
  /** The workspaces of this server; with several, the reader chooses. */
  teams?: readonly SignInTeam[];
  /** After the session is there; reloads where the reader is when left out, so that deep links survive. */
  onSignedIn?: () => void;
}

/** E-mail and password. */
export function SignIn({ teams = [], onSignedIn = () => location.reload() }: SignInProps) {
  const t = useText();
  const submit = useSubmit();
  const [team, setTeam] = useState(teams[0]?.domain ?? "");
  const password = useRef<HTMLInputElement>(null);
  const [only] = teams;
  const title = teams.length === 1 && only ? t("signin.titleTo", { team: only.name }) : t("signin.title");

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const done = await submit.run(async () => {
      await call("auth.signin", {
        email: String(fields.get("email")).trim(),
        password: String(fields.get("password")),
        ...(team ? { team } : {}),
      });
    });
    if (done) onSignedIn();
    else password.current?.select();
  }

  return (
    <Page title={title}>
      <form className={pageStyles.form} onSubmit={(event) => void signIn(event)}>
        <FormError>{submit.error}</FormError>
        {teams.length > 1 ? (
          <Segmented
            label={t("signin.workspace")}
            value={team}
            options={teams.map(({ domain, name }) => ({ value: domain, label: name }))}
            onChange={setTeam}
          />
        ) : null}
        <TextField
          label={t("signin.email")}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
        />
        <PasswordField ref={password} label={t("signin.password")} name="password" autoComplete="current-password" />
        <Button type="submit" variant="primary" size="lg" wide busy={submit.busy} disabled={submit.waitS > 0}>
          {submit.waitS > 0 ? t("signin.wait", { seconds: submit.waitS }) : t("signin.submit")}
        </Button>
        <details className={pageStyles.aside}>
          <summary>{t("signin.forgot")}</summary>
          <p>{t("signin.forgotHelp")}</p>
        </details>
      </form>
    </Page>
  );
}
