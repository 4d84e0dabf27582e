import { MessageSquare } from "lucide-react";
import { useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { openDirect } from "../../model";
import { AlertDialog, Avatar, Badge, Button, Icon } from "../../ui";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { Install } from "./Install";
import { useTask } from "./useTask";

interface AppHeadProps {
  app: AppInfo;
  onChange: () => void;
  onOpenChannel: (id: string) => void;
}

/** An app's face and name, and what is done with it as a whole. */
export function AppHead({ app, onChange, onOpenChannel }: AppHeadProps) {
  const t = useText();
  const task = useTask();
  const [asks, setAsks] = useState(false);
  const uninstall = () => {
    setAsks(false);
    void task.run(async () => {
      await call("apps.uninstall", { app_id: app.id });
      onChange();
    });
  };
  return (
    <>
      <header className={styles.head}>
        <Avatar id={app.bot_user_id || app.id} name={app.name} src={app.icon || undefined} size={56} />
        <div className={styles.headWords}>
          <p className={styles.appName} dir="auto">
            {app.name} <Badge tone="soft">{t(app.is_installed ? "apps.installed" : "apps.notInstalled")}</Badge>
          </p>
          <p className={styles.soft} dir="auto">
            {app.description || t("apps.noDescription")}
          </p>
        </div>
        <div className={styles.row}>
          {app.is_installed && app.bot_user_id ? (
            <Button
              variant="primary"
              icon={<Icon of={MessageSquare} />}
              onClick={() => void task.run(async () => onOpenChannel(await openDirect([app.bot_user_id])))}
            >
              {t("apps.message")}
            </Button>
          ) : null}
          {app.is_installed && app.may_manage ? (
            <Button variant="quiet" busy={task.busy} onClick={() => setAsks(true)}>
              {t("apps.uninstall")}
            </Button>
          ) : null}
        </div>
      </header>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <Install app={app} onChange={onChange} />
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(false)}
          title={t("apps.uninstallAsk", { name: app.name })}
          description={t("apps.uninstallText")}
          confirmLabel={t("apps.uninstall")}
          onConfirm={uninstall}
        />
      ) : null}
    </>
  );
}
