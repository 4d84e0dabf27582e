import { type FormEvent, useRef } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, Dialog } from "../../ui";
import { FormError } from "./Page";
import { PasswordField } from "./PasswordField";
import { useSubmit } from "./useSubmit";

export interface SignInAgainProps {
  /** Who was signed in. */
  email: string;
  team?: string;
  /** The session is back; what was waiting can go out. */
  onSignedIn: () => void;
}

/** Asks for the password over the page when a session ended, so that nothing half written is lost. */
export default function SignInAgain({ email, team, onSignedIn }: SignInAgainProps) {
  const t = useText();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);

  async function signIn(event?: FormEvent) {
    event?.preventDefault();
    if (!form.current) return;
    const password = String(new FormData(form.current).get("password"));
    const done = await submit.run(async () => {
      await call("auth.signin", { email, password, ...(team ? { team } : {}) });
    });
    if (done) onSignedIn();
  }

  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      size="sm"
      title={t("signin.again")}
      description={t("signin.againText")}
      footer={
        <Button variant="primary" busy={submit.busy} onClick={() => void signIn()}>
          {t("signin.submit")}
        </Button>
      }
    >
      <form ref={form} onSubmit={(event) => void signIn(event)}>
        <FormError>{submit.error}</FormError>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField label={t("signin.passwordOf", { email })} name="password" autoComplete="current-password" autoFocus />
      </form>
    </Dialog>
  );
}
