import { useState } from "react";
import { useText } from "../../i18n";
import { setPref } from "../../model";
import { type Appearance, applyAppearance, type Contrast, type Density, Segmented, Switch, storedAppearance, type Theme } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";

/** Light and dark, density, contrast. They belong to this device; the theme also goes to the others. */
export function AppearanceSettings() {
  const t = useText();
  const [appearance, setAppearance] = useState<Appearance>(storedAppearance);
  const change = (fields: Partial<Appearance>) => setAppearance(applyAppearance(fields));
  return (
    <div className={styles.page}>
      <Segmented<Theme>
        label={t("settings.theme")}
        value={appearance.theme}
        onChange={(theme) => {
          change({ theme });
          void setPref("theme", theme);
        }}
        options={[
          { value: "system", label: t("settings.theme.system") },
          { value: "light", label: t("settings.theme.light") },
          { value: "dark", label: t("settings.theme.dark") },
        ]}
      />
      <Segmented<Density>
        label={t("settings.density")}
        hint={t("settings.densityHint")}
        value={appearance.density}
        onChange={(density) => change({ density })}
        options={[
          { value: "comfortable", label: t("settings.density.comfortable") },
          { value: "standard", label: t("settings.density.standard") },
          { value: "compact", label: t("settings.density.compact") },
        ]}
      />
      <Group title={t("settings.seeing")}>
        <Switch
          label={t("settings.contrast")}
          hint={t("settings.contrastHint")}
          checked={appearance.contrast === "more"}
          onChange={(more) => change({ contrast: (more ? "more" : "system") satisfies Contrast })}
        />
      </Group>
    </div>
  );
}
