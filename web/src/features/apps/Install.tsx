import { Hourglass, KeyRound, ShieldAlert, ShieldX } from "lucide-react";
import { useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Button, Dialog, Icon, TextArea } from "../../ui";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { Secret } from "./Secret";
import { useTask } from "./useTask";

interface InstallProps {
  app: AppInfo;
  onChange: () => void;
}

interface Tokens {
  bot_token?: string;
  user_token?: string;
}

/** Putting an app in: at once for its makers, over its own page for others, after asking where admins want to be asked. */
export function Install({ app, onChange }: InstallProps) {
  const t = useText();
  const task = useTask();
  const [tokens, setTokens] = useState<Tokens>();
  const [asks, setAsks] = useState(false);
  const granted = new Set(app.installation?.bot_scopes);
  const isBehind = app.is_installed && app.scopes.bot.some((scope) => !granted.has(scope));
  const install = () =>
    task.run(async () => {
      setTokens(await call<Tokens & Record<string, unknown>>("apps.install", { app_id: app.id }));
      onChange();
    });

  if (app.approval === "restricted") return app.is_installed ? null : <Note icon={ShieldX} text={t("apps.restricted")} />;
  if (app.approval === "requested") return <Note icon={Hourglass} text={t("apps.requested")} />;
  const action = () => {
    if (app.approval === "needs_approval") return <Button onClick={() => setAsks(true)}>{t("apps.request")}</Button>;
    if (app.may_manage)
      return (
        <Button variant={app.is_installed && !isBehind ? "secondary" : "primary"} busy={task.busy} onClick={() => void install()}>
          {t(app.is_installed ? "apps.reinstall" : "apps.install")}
        </Button>
      );
    if (app.install_path && !app.is_installed)
      return (
        <Button variant="primary" onClick={() => location.assign(app.install_path)}>
          {t("apps.install")}
        </Button>
      );
    return null;
  };
  const hint =
    app.approval === "needs_approval"
      ? t("apps.needsApproval")
      : isBehind
        ? t("apps.behind")
        : app.is_installed
          ? app.may_manage
            ? t("apps.reinstallHint")
            : ""
          : t(app.may_manage || app.install_path ? "apps.installHint" : "apps.installAsk");
  const button = app.approval === "needs_approval" && app.is_installed && !isBehind ? null : action();
  return (
    <div className={styles.install}>
      {hint || button ? (
        <div className={styles.row}>
          {button}
          <span className={styles.soft}>{hint}</span>
        </div>
      ) : null}
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      {tokens?.bot_token || tokens?.user_token ? (
        <>
          <Note icon={KeyRound} text={t("apps.installedOnce")} />
          {tokens.bot_token ? <Secret label={t("apps.botToken")} value={tokens.bot_token} /> : null}
          {tokens.user_token ? <Secret label={t("apps.userToken")} value={tokens.user_token} /> : null}
        </>
      ) : null}
      {asks ? <Ask app={app} onClose={() => setAsks(false)} onAsked={onChange} /> : null}
    </div>
  );
}

function Note({ icon, text }: { icon: typeof KeyRound; text: string }) {
  return (
    <p className={styles.notice} role="status">
      <Icon of={icon} size={16} />
      <span>{text}</span>
    </p>
  );
}

/** Asks the admins for an app. */
function Ask({ app, onClose, onAsked }: { app: AppInfo; onClose: () => void; onAsked: () => void }) {
  const t = useText();
  const task = useTask();
  const [message, setMessage] = useState("");
  const ask = () =>
    task.run(async () => {
      await call("apps.request", { app_id: app.id, message: message.trim() });
      onClose();
      onAsked();
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("apps.requestTitle", { name: app.name })}
      onSubmit={() => void ask()}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" variant="primary" busy={task.busy}>
            {t("apps.requestSubmit")}
          </Button>
        </>
      }
    >
      <div className={styles.panel}>
        <Note icon={ShieldAlert} text={t("apps.needsApproval")} />
        <TextArea
          label={t("apps.requestMessage")}
          hint={t("apps.requestMessageHint")}
          value={message}
          maxLength={1000}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {task.error ? (
          <p className={styles.error} role="alert">
            {task.error}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
