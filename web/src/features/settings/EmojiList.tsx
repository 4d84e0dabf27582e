import { Trash2 } from "lucide-react";
import { useState } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { useCustomEmoji } from "../../model";
import { AlertDialog, IconButton, TextField } from "../../ui";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

const SHOWN = 200;

/** The workspace's own emoji, with a way to take each away. */
export function EmojiList() {
  const t = useText();
  const task = useTask();
  const emoji = useCustomEmoji();
  const [typed, setTyped] = useState("");
  const [doomed, setDoomed] = useState<string>();
  if (emoji.size === 0) return null;
  const found = [...emoji].filter(([name]) => name.includes(typed.trim().toLowerCase().replaceAll(":", "")));
  return (
    <>
      {emoji.size > 12 ? (
        <TextField label={t("settings.findEmoji")} type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      ) : null}
      <ul className={styles.emojiList} aria-label={t("settings.emojiList")}>
        {found.slice(0, SHOWN).map(([name, url]) => (
          <li key={name}>
            {url.startsWith("alias:") ? <span aria-hidden="true">↪</span> : <img src={url} alt="" width={22} height={22} loading="lazy" />}
            <code>:{name}:</code>
            <IconButton icon={Trash2} size="sm" label={t("settings.emojiRemove", { name })} onClick={() => setDoomed(name)} />
          </li>
        ))}
      </ul>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <AlertDialog
        open={doomed !== undefined}
        onOpenChange={() => setDoomed(undefined)}
        danger
        title={t("settings.emojiRemoveAsk", { name: doomed ?? "" })}
        description={t("settings.emojiRemoveText")}
        confirmLabel={t("settings.emojiRemoveConfirm")}
        onConfirm={() => {
          const name = doomed;
          setDoomed(undefined);
          if (name) void task.run(async () => void (await call("emoji.remove", { name })));
        }}
      />
    </>
  );
}
