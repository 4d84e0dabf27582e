import { ExternalLink } from "lucide-react";
import { useText } from "../../i18n";
import { Button, Icon, Skeleton } from "../../ui";
import { About } from "./About";
import styles from "./Apps.module.css";
import { useApp } from "./useApps";

export interface AboutAppProps {
  appId: string;
  onOpenUser: (id: string) => void;
  onOpenChannel: (id: string) => void;
  /** To the app's own page. */
  onOpenPage: () => void;
}

/** What an app is and may do, beside a conversation with it or in its bot's profile. */
export function AboutApp({ appId, onOpenPage, ...open }: AboutAppProps) {
  const t = useText();
  const { app, state, refresh } = useApp(appId);
  if (state === "missing" || state === "failed") return null;
  if (!app)
    return (
      <div className={styles.waiting}>
        <Skeleton />
        <Skeleton width="70%" />
        <Skeleton width="50%" />
      </div>
    );
  return (
    <div className={styles.column}>
      {app.description ? <p dir="auto">{app.description}</p> : null}
      <div>
        <Button size="sm" icon={<Icon of={ExternalLink} size={16} />} onClick={onOpenPage}>
          {t("apps.openPage")}
        </Button>
      </div>
      <About app={app} onChange={refresh} {...open} />
    </div>
  );
}
