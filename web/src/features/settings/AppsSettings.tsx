import { useEffect, useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { Skeleton, Switch } from "../../ui";
import { AppRequests } from "./AppRequests";
import { AppResolutions } from "./AppResolutions";
import { Group } from "./Group";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface AppRules {
  apps_by_admins_only: boolean;
  apps_need_approval: boolean;
}

/** Who makes apps, who decides on them, and what waits for a decision. */
export function AppsSettings() {
  // Deciding on a request changes what is decided.
  const [decided, setDecided] = useState(0);
  return (
    <div className={styles.page}>
      <Setting id="appRules">
        <Rules />
      </Setting>
      <Setting id="appRequests">
        <AppRequests onDecided={() => setDecided((count) => count + 1)} />
      </Setting>
      <AppResolutions key={decided} />
    </div>
  );
}

function Rules() {
  const t = useText();
  const task = useTask();
  const [rules, setRules] = useState<AppRules>();
  useEffect(() => {
    let left = false;
    call<{ settings: AppRules }>("apps.settings.info").then(
      ({ settings }) => left || setRules(settings),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  const set = (changes: Partial<AppRules>) =>
    task.run(async () => setRules((await call<{ settings: AppRules }>("apps.settings.set", changes)).settings));
  return (
    <Group title={t("settings.appRules")}>
      {rules ? (
        <>
          <Switch
            label={t("settings.appApproval")}
            hint={t("settings.appApprovalHint")}
            checked={rules.apps_need_approval}
            onChange={(on) => void set({ apps_need_approval: on })}
          />
          <Switch
            label={t("settings.appMakers")}
            hint={t("settings.appMakersHint")}
            checked={rules.apps_by_admins_only}
            onChange={(on) => void set({ apps_by_admins_only: on })}
          />
        </>
      ) : (
        <Skeleton height={44} />
      )}
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
    </Group>
  );
}
