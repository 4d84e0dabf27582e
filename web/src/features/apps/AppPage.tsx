import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { type TextKey, useText } from "../../i18n";
import { Button, EmptyState, Icon, Skeleton, Tabs, View } from "../../ui";
import { About } from "./About";
import { AppHead } from "./AppHead";
import styles from "./Apps.module.css";
import type { AppInfo } from "./api";
import { EditManifest } from "./EditManifest";
import { Events } from "./Events";
import { Keys } from "./Keys";
import { useApp } from "./useApps";
import { Webhooks } from "./Webhooks";

export const APP_TABS = ["about", "manifest", "keys", "events", "webhooks"] as const;
export type AppTab = (typeof APP_TABS)[number];

export interface AppPageProps {
  appId: string;
  tab: string | undefined;
  onTab: (tab: AppTab) => void;
  onBack: () => void;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
}

/** One app: what everybody may know of it, and what its owner and admins do with it. */
export function AppPage(props: AppPageProps) {
  const t = useText();
  const { app, state, refresh } = useApp(props.appId);
  if (state === "missing" || state === "failed")
    return (
      <View title={t("apps.title")} onBack={props.onBack}>
        <div className={styles.body}>
          <EmptyState
            drawing="door"
            title={t(state === "missing" ? "apps.missing" : "ui.notLoaded")}
            text={t(state === "missing" ? "apps.missingText" : "ui.notLoadedText")}
            action={
              state === "missing" ? (
                <Button icon={<Icon of={SearchX} />} onClick={props.onBack}>
                  {t("apps.toAll")}
                </Button>
              ) : (
                <Button onClick={refresh}>{t("common.retry")}</Button>
              )
            }
          />
        </div>
      </View>
    );
  const shown = APP_TABS.find((tab) => tab === props.tab) ?? "about";
  return (
    <View title={app?.name ?? t("apps.title")} onBack={props.onBack} isTabbed={app?.may_manage === true}>
      {app ? <Whole {...props} app={app} shown={app.may_manage ? shown : "about"} refresh={refresh} /> : <Waiting />}
    </View>
  );
}

function Whole({ app, shown, refresh, ...props }: AppPageProps & { app: AppInfo; shown: AppTab; refresh: () => void }) {
  const t = useText();
  const about = (
    <div className={styles.body}>
      <div className={styles.column}>
        <AppHead app={app} onChange={refresh} onOpenChannel={props.onOpenChannel} />
        <About app={app} onChange={refresh} onOpenUser={props.onOpenUser} onOpenChannel={props.onOpenChannel} />
      </div>
    </div>
  );
  if (!app.may_manage) return about;
  const pages: Record<Exclude<AppTab, "about">, () => ReactNode> = {
    manifest: () => <EditManifest app={app} onChange={refresh} onDeleted={props.onBack} />,
    keys: () => <Keys app={app} />,
    events: () => <Events app={app} onChange={refresh} />,
    webhooks: () => <Webhooks appId={app.id} isInstalled={app.is_installed} />,
  };
  return (
    <Tabs
      label={app.name}
      value={shown}
      onChange={props.onTab}
      tabs={APP_TABS.map((value) => ({ value, label: t(`apps.tab.${value}` as TextKey) }))}
    >
      {shown === "about" ? (
        about
      ) : (
        <div className={styles.body}>
          <div className={styles.column}>{pages[shown]()}</div>
        </div>
      )}
    </Tabs>
  );
}

function Waiting() {
  return (
    <div className={styles.body}>
      <div className={styles.waiting}>
        <Skeleton width={56} height={56} />
        <Skeleton width="40%" height={20} />
        <Skeleton />
        <Skeleton width="70%" />
      </div>
    </div>
  );
}
