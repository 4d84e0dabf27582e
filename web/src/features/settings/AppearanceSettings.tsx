import { useState } from "react";
import { formatNumber, useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import {
  type Appearance,
  applyAppearance,
  Button,
  type Density,
  Segmented,
  storedAppearance,
  type TextSize,
  type Theme,
  USUAL_APPEARANCE,
} from "../../ui";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

const SIZES: readonly TextSize[] = ["90", "100", "110", "125", "150"];

/** Light and dark, size, density, names. Sizes belong to this device; the theme also goes to the others. */
export function AppearanceSettings() {
  const t = useText();
  const [appearance, setAppearance] = useState<Appearance>(storedAppearance);
  const change = (fields: Partial<Appearance>) => setAppearance(applyAppearance(fields));
  const setTheme = (theme: Theme) => {
    change({ theme });
    void setPref("theme", theme).catch(() => undefined);
  };
  return (
    <div className={styles.page}>
      <Setting id="theme">
        <Segmented<Theme>
          label={t("settings.theme")}
          value={appearance.theme}
          onChange={setTheme}
          options={[
            { value: "system", label: t("settings.theme.system") },
            { value: "light", label: t("settings.theme.light") },
            { value: "dark", label: t("settings.theme.dark") },
          ]}
        />
      </Setting>
      <Setting id="size">
        <Segmented<TextSize>
          label={t("settings.size")}
          hint={t("settings.sizeHint")}
          value={appearance.size}
          onChange={(size) => change({ size })}
          options={SIZES.map((value) => ({ value, label: formatNumber(Number(value) / 100, { style: "percent" }) }))}
        />
      </Setting>
      <Setting id="density">
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
      </Setting>
      <Setting id="names">
        <Segmented<"display" | "full">
          label={t("settings.names")}
          value={usePref<"display" | "full">("name_display", "display")}
          onChange={(value) => void setPref("name_display", value).catch(() => undefined)}
          options={[
            { value: "display", label: t("settings.names.display") },
            { value: "full", label: t("settings.names.full") },
          ]}
        />
      </Setting>
      <div>
        <Button
          onClick={() => {
            change(USUAL_APPEARANCE);
            setTheme("system");
            void setPref("name_display", "display").catch(() => undefined);
          }}
        >
          {t("settings.asBefore")}
        </Button>
      </div>
    </div>
  );
}
