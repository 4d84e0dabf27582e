import { useState } from "react";
import { type TextKey, useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Button, Segmented, Select, Switch, TextField } from "../../ui";
import { Group } from "./Group";
import { QuietTimes } from "./QuietTimes";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";

type Level = "everything" | "mentions" | "nothing";
type Content = "full" | "sender" | "none";

/** What may call one away from what one is doing. */
export function NotificationSettings() {
  const t = useText();
  const level = usePref<Level>("desktop_notifications", "mentions");
  const content = usePref<Content>("notification_content", "full");
  const threads = usePref("thread_replies_notify", true);
  const words = usePref("highlight_words", "");
  return (
    <div className={styles.page}>
      <Setting id="notify">
        <Segmented<Level>
          label={t("settings.notifyAbout")}
          hint={t("settings.notifyHint")}
          value={level}
          onChange={(value) => void setPref("desktop_notifications", value)}
          options={(["everything", "mentions", "nothing"] as const).map((value) => ({
            value,
            label: t(`settings.notify.${value}` as TextKey),
          }))}
        />
        <DesktopPermission />
      </Setting>
      <Setting id="content">
        <Select<Content>
          label={t("settings.content")}
          hint={t("settings.contentHint")}
          value={content}
          onChange={(value) => void setPref("notification_content", value)}
          options={(["full", "sender", "none"] as const).map((value) => ({ value, label: t(`settings.content.${value}`) }))}
        />
      </Setting>
      <Group>
        <Setting id="threads">
          <Switch
            label={t("settings.threads")}
            hint={t("settings.threadsHint")}
            checked={threads}
            onChange={(on) => void setPref("thread_replies_notify", on)}
          />
        </Setting>
        <Setting id="keywords">
          <Keywords key={words} words={words} />
        </Setting>
      </Group>
      <QuietTimes />
    </div>
  );
}

function Keywords({ words }: { words: string }) {
  const t = useText();
  const [text, setText] = useState(words);
  return (
    <TextField
      label={t("settings.keywords")}
      hint={t("settings.keywordsHint")}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => (text === words ? undefined : void setPref("highlight_words", text))}
    />
  );
}

/** The browser's own permission: asked only on a press, with a way to see that it works. */
function DesktopPermission() {
  const t = useText();
  const [permission, setPermission] = useState(() => (typeof Notification === "undefined" ? "missing" : Notification.permission));
  if (permission === "missing") return <p className={styles.soft}>{t("settings.desktopMissing")}</p>;
  if (permission === "denied") return <p className={styles.soft}>{t("settings.desktopDenied")}</p>;
  return (
    <Group title={t("settings.desktop")}>
      {permission === "granted" ? (
        <div className={styles.row}>
          <Button onClick={() => void new Notification("Hallway", { body: t("settings.desktopTestBody") })}>
            {t("settings.desktopTest")}
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t("settings.desktopAllow")}</Button>
        </div>
      )}
    </Group>
  );
}
