import { useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Segmented, Switch } from "../../ui";
import { Group } from "./Group";
import { Setting } from "./Setting";
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
      <Setting id="enter">
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
      </Setting>
      <Group title={t("settings.formatting")}>
        <Setting id="codeEnter">
          <Switch
            label={t("settings.codeEnter")}
            hint={t("settings.codeEnterHint")}
            checked={codeNewline}
            onChange={(on) => void setPref("enter_is_special_in_tbt", on)}
          />
        </Setting>
        <Setting id="markup">
          <Switch
            label={t("settings.markup")}
            hint={t("settings.markupHint")}
            checked={markup}
            onChange={(on) => void setPref("msg_input_markdown", on)}
          />
        </Setting>
        <Setting id="toolbar">
          <Switch
            label={t("settings.toolbar")}
            checked={toolbar && !markup}
            disabled={markup}
            onChange={(on) => void setPref("composer_toolbar", on)}
          />
        </Setting>
      </Group>
      <Setting id="typing">
        <Switch
          label={t("settings.typing")}
          hint={t("settings.typingHint")}
          checked={usePref("typing_indicators", true)}
          onChange={(on) => void setPref("typing_indicators", on).catch(() => undefined)}
        />
      </Setting>
    </div>
  );
}
