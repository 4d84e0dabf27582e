import { useState } from "react";
import { useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { type Appearance, applyAppearance, Switch, storedAppearance } from "../../ui";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

/** What makes it easier to see, to follow and to operate. */
export function AccessibilitySettings() {
  const t = useText();
  const [appearance, setAppearance] = useState<Appearance>(storedAppearance);
  const change = (fields: Partial<Appearance>) => setAppearance(applyAppearance(fields));
  return (
    <div className={styles.page}>
      <Setting id="contrast">
        <Switch
          label={t("settings.contrast")}
          hint={t("settings.contrastHint")}
          checked={appearance.contrast === "more"}
          onChange={(more) => change({ contrast: more ? "more" : "system" })}
        />
      </Setting>
      <Setting id="motion">
        <Switch
          label={t("settings.motion")}
          hint={t("settings.motionHint")}
          checked={appearance.motion === "less"}
          onChange={(less) => change({ motion: less ? "less" : "system" })}
        />
      </Setting>
      <Setting id="keys">
        <Switch
          label={t("settings.singleKeys")}
          hint={t("settings.singleKeysHint")}
          checked={usePref("single_keys", true)}
          onChange={(on) => void setPref("single_keys", on).catch(() => undefined)}
        />
      </Setting>
    </div>
  );
}
