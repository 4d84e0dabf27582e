import { Hash, Lock } from "lucide-react";
import type { FormEvent } from "react";
import { call } from "../../api";
import { formatDate, useText } from "../../i18n";
import { Button, Icon, TextField } from "../../ui";
import { ClosedLink } from "./ClosedLink";
import { FormError, Page } from "./Page";
import styles from "./Page.module.css";
import { PasswordField } from "./PasswordField";
import { useLink } from "./useLink";
import { MIN_PASSWORD, useSubmit } from "./useSubmit";

interface InviteInfo {
  team: { name: string; domain: string };
  inviter?: { real_name: string };
  role?: string;
  channels: { name: string; is_private: boolean }[];
  expires_at: number;
}

/** The page an invitation leads to: who asks you where, then name, e-mail and password. */
export function InviteAccept({ code, onSignedIn = () => location.assign("/") }: { code: string; onSignedIn?: () => void }) {
  const t = useText();
  const submit = useSubmit();
  const link = useLink<InviteInfo>("invites.info", code);

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

  if (link.state !== "open") return <ClosedLink title={t("signin.inviteTitle")} link={link} help={t("signin.inviteHelp")} />;
  const { team, inviter, role, channels, expires_at } = link.info;
  const lead = inviter?.real_name ? t("signin.invitedBy", { name: inviter.real_name }) : undefined;
  return (
    <Page title={t("signin.joinTitle", { team: team.name })} lead={lead}>
      <form className={styles.form} onSubmit={(event) => void accept(event)}>
        <FormError>{submit.error}</FormError>
        {channels.length > 0 ? (
          <div className={styles.aside}>
            {t("signin.inviteChannels")}
            <ul className={styles.rooms}>
              {channels.map(({ name, is_private }) => (
                <li key={name} dir="auto">
                  <Icon of={is_private ? Lock : Hash} size={14} />
                  {name}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {role === "guest" || role === "single_channel_guest" ? <p className={styles.aside}>{t("signin.guestLimits")}</p> : null}
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
        <p className={styles.aside}>{t("signin.inviteUntil", { date: formatDate(expires_at) })}</p>
      </form>
    </Page>
  );
}
