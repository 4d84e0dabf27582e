import { type FormEvent, useState } from "react";
import { ApiError, call } from "../../api";
import { errorText, useText } from "../../i18n";
import { useSelf } from "../../model";
import { Button, TextField } from "../../ui";
import { Group } from "./Group";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

const SHORTEST = 8;

/** One's own password. */
export function AccountSettings() {
  const t = useText();
  const self = useSelf();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [done, setDone] = useState(false);

  async function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setDone(false);
    setError(undefined);
    try {
      await call("auth.password.change", { old: String(fields.get("old")), new: String(fields.get("new")) });
      form.reset();
      setDone(true);
    } catch (problem) {
      const code = problem instanceof ApiError ? problem.code : "offline";
      setError(errorText(code === "invalid_credentials" ? "wrong_password" : code, { count: SHORTEST }));
    }
    setBusy(false);
  }

  return (
    <div className={styles.page}>
      <Setting id="password">
        <Group title={t("settings.password")}>
          <form className={styles.form} onSubmit={(event) => void change(event)}>
            <input type="email" name="email" autoComplete="username" value={self.profile.email ?? ""} readOnly hidden />
            <TextField label={t("settings.oldPassword")} name="old" type="password" autoComplete="current-password" required />
            <TextField
              label={t("settings.newPassword")}
              name="new"
              type="password"
              autoComplete="new-password"
              minLength={SHORTEST}
              hint={t("settings.passwordHint", { count: SHORTEST })}
              required
            />
            {error ? (
              <p className={styles.error} role="alert">
                {error}
              </p>
            ) : null}
            {done ? (
              <p className={styles.done} role="status">
                {t("settings.passwordChanged")}
              </p>
            ) : null}
            <Button type="submit" variant="primary" busy={busy}>
              {t("settings.changePassword")}
            </Button>
          </form>
        </Group>
      </Setting>
    </div>
  );
}
