import { useState } from "react";
import { call } from "../../api";
import { type TextKey, useText } from "../../i18n";
import { AlertDialog, Button } from "../../ui";
import styles from "./Apps.module.css";
import { AppTokens } from "./AppTokens";
import type { AppInfo } from "./api";
import { Panel } from "./Panel";
import { Secret } from "./Secret";
import { useManifest } from "./useManifest";
import { useTask } from "./useTask";

const SECRETS = ["client_secret", "signing_secret", "verification_token"] as const;
type Which = (typeof SECRETS)[number];

const LABELS: Record<Which, TextKey> = {
  client_secret: "apps.clientSecret",
  signing_secret: "apps.signingSecret",
  verification_token: "apps.verificationToken",
};

/** What an app is known by: its id and secrets, where people may come back to, its own tokens. */
export function Keys({ app }: { app: AppInfo }) {
  const t = useText();
  return (
    <>
      <Panel title={t("apps.credentials")} hint={t("apps.credentialsHint")}>
        <Secret label={t("apps.id")} value={app.id} isOpen />
        <Secret label={t("apps.clientId")} value={app.client_id ?? ""} isOpen />
        {SECRETS.map((which) => (
          <Rotating key={which} appId={app.id} which={which} />
        ))}
      </Panel>
      <Redirects app={app} />
      <AppTokens appId={app.id} />
    </>
  );
}

/** A secret that nobody can see any more: it is made anew. */
function Rotating({ appId, which }: { appId: string; which: Which }) {
  const t = useText();
  const task = useTask();
  const [asks, setAsks] = useState(false);
  const [made, setMade] = useState<string>();
  const name = t(LABELS[which]);
  const rotate = () => {
    setAsks(false);
    void task.run(async () => {
      const answer = await call<Record<string, string>>("apps.secrets.rotate", { app_id: appId, which });
      setMade(answer[which]);
    });
  };
  return (
    <div className={styles.secret}>
      {made ? (
        <Secret label={name} value={made} hint={t("apps.secretOnce")} />
      ) : (
        <div className={styles.row}>
          <span className={styles.words}>
            <span className={styles.label}>{name}</span>
            <span className={styles.soft}>{t(`${LABELS[which]}Hint` as TextKey)}</span>
          </span>
          <Button size="sm" busy={task.busy} aria-label={t("apps.rotateNamed", { name })} onClick={() => setAsks(true)}>
            {t("apps.rotate")}
          </Button>
        </div>
      )}
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      {asks ? (
        <AlertDialog
          open
          danger
          onOpenChange={() => setAsks(false)}
          title={t("apps.rotateAsk", { name })}
          description={t("apps.rotateText")}
          confirmLabel={t("apps.rotate")}
          onConfirm={rotate}
        />
      ) : null}
    </div>
  );
}

/** Where people may come back to after they have agreed; changed in the manifest. */
function Redirects({ app }: { app: AppInfo }) {
  const t = useText();
  const urls = useManifest(app.id).manifest?.oauth_config?.redirect_urls ?? [];
  return (
    <Panel title={t("apps.redirects")} hint={t(urls.length > 0 ? "apps.redirectsHint" : "apps.noRedirects")}>
      {urls.length > 0 ? (
        <ul className={styles.items}>
          {urls.map((url) => (
            <li key={url}>
              <code className={styles.address}>{url}</code>
            </li>
          ))}
        </ul>
      ) : null}
      {app.install_path ? (
        <Secret
          label={t("apps.installLink")}
          value={new URL(app.install_path, location.origin).href}
          isOpen
          hint={t("apps.installLinkHint")}
        />
      ) : null}
    </Panel>
  );
}
