import { useState } from "react";
import { type TextKey, useText } from "../../i18n";
import { setPref, usePref } from "../../model";
import { Button, Segmented, Select, Switch, TextField } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";

type Level = "everything" | "mentions" | "nothing";
type Content = "full" | "sender" | "none";

const HOURS = Array.from({ length: 48 }, (_, half) => {
  const time = `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
  return { value: time, label: time };
});

/** What may call one away from what one is doing. */
export function NotificationSettings() {
  const t = useText();
  const level = usePref<Level>("desktop_notifications", "mentions");
  const content = usePref<Content>("notification_content", "full");
  const threads = usePref("thread_replies_notify", true);
  const words = usePref("highlight_words", "");
  const dnd = usePref("dnd_enabled", false);
  const from = usePref("dnd_start", "22:00");
  const to = usePref("dnd_end", "08:00");
  return (
    <div className={styles.page}>
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
      <Select<Content>
        label={t("settings.content")}
        hint={t("settings.contentHint")}
        value={content}
        onChange={(value) => void setPref("notification_content", value)}
        options={(["full", "sender", "none"] as const).map((value) => ({ value, label: t(`settings.content.${value}`) }))}
      />
      <Group>
        <Switch
          label={t("settings.threads")}
          hint={t("settings.threadsHint")}
          checked={threads}
          onChange={(on) => void setPref("thread_replies_notify", on)}
        />
        <Keywords key={words} words={words} />
      </Group>
      <Group title={t("settings.quietTimes")} hint={t("settings.quietTimesHint")}>
        <Switch label={t("settings.quietOn")} checked={dnd} onChange={(on) => void setPref("dnd_enabled", on)} />
        {dnd ? (
          <div className={styles.times}>
            <Select label={t("settings.quietFrom")} value={from} options={HOURS} onChange={(value) => void setPref("dnd_start", value)} />
            <Select label={t("settings.quietTo")} value={to} options={HOURS} onChange={(value) => void setPref("dnd_end", value)} />
          </div>
        ) : null}
      </Group>
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
