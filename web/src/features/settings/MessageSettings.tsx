import { useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Segmented, Switch } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";

/** How writing works. */
export function MessageSettings() {
  const t = useText();
  const enterSends = !usePref("enter_is_newline", false);
  const codeNewline = usePref("enter_is_special_in_tbt", true);
  const markup = usePref("msg_input_markdown", false);
  const toolbar = usePref("composer_toolbar", true);
  return (
    <div className={styles.page}>
      <Segmented<"send" | "newline">
        label={t("settings.enter")}
        hint={enterSends ? t("settings.enterSendsHint") : t("settings.enterNewlineHint")}
        value={enterSends ? "send" : "newline"}
        onChange={(value) => void setPref("enter_is_newline", value === "newline")}
        options={[
          { value: "send", label: t("settings.enterSends") },
          { value: "newline", label: t("settings.enterNewline") },
        ]}
      />
      <Group title={t("settings.formatting")}>
        <Switch
          label={t("settings.codeEnter")}
          hint={t("settings.codeEnterHint")}
          checked={codeNewline}
          onChange={(on) => void setPref("enter_is_special_in_tbt", on)}
        />
        <Switch
          label={t("settings.markup")}
          hint={t("settings.markupHint")}
          checked={markup}
          onChange={(on) => void setPref("msg_input_markdown", on)}
        />
        <Switch
          label={t("settings.toolbar")}
          checked={toolbar && !markup}
          disabled={markup}
          onChange={(on) => void setPref("composer_toolbar", on)}
        />
      </Group>
    </div>
  );
}
