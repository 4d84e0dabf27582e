import { useRef } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, Dialog } from "../../ui";
import { FormError } from "./Page";
import { PasswordField } from "./PasswordField";
import type { SignInAgainProps } from "./SignInAgain";
import { useSubmit } from "./useSubmit";

/** The password over the page. */
export default function PasswordAgain({ email, team, onSignedIn }: SignInAgainProps) {
  const t = useText();
  const submit = useSubmit();
  const password = useRef<HTMLInputElement>(null);

  async function signIn() {
    const done = await submit.run(async () => {
      await call("auth.signin", { email, password: password.current?.value ?? "", ...(team ? { team } : {}) });
    });
    if (done) onSignedIn();
    else password.current?.select();
  }

  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      size="sm"
      title={t("signin.again")}
      description={t("signin.againText")}
      initialFocus={password}
      onSubmit={() => void signIn()}
      footer={
        <Button type="submit" variant="primary" busy={submit.busy}>
          {t("signin.submit")}
        </Button>
      }
    >
      <FormError>{submit.error}</FormError>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField ref={password} label={t("signin.passwordOf", { email })} name="password" autoComplete="current-password" />
    </Dialog>
  );
}
