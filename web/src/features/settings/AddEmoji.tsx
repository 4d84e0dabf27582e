import { useEffect, useRef, useState } from "react";
import { upload } from "../../api";
import { useText } from "../../i18n";
import { Button, showToast, TextField } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

const NAME = /^[a-z0-9_+'-]{1,100}$/;

/** A picture becomes an emoji of this workspace. */
export function AddEmoji() {
  const t = useText();
  const task = useTask();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [name, setName] = useState("");
  const preview = usePreview(file);
  const tidy = name.replace(/^:|:$/g, "").toLowerCase();

  const add = () =>
    task.run(async () => {
      if (!file) return;
      const form = new FormData();
      form.append("name", tidy);
      form.append("mode", "data");
      form.append("image", file, file.name);
      await upload("/api/emoji.add", form, {});
      showToast({ title: t("settings.emojiAdded", { name: tidy }) });
      setFile(undefined);
      setName("");
    });

  return (
    <Group title={t("settings.emoji")} hint={t("settings.emojiHint")}>
      <div className={styles.emojiRow}>
        {preview ? <img src={preview} alt="" /> : null}
        <Button onClick={() => input.current?.click()}>{t("settings.emojiChoose")}</Button>
        <TextField
          label={t("settings.emojiName")}
          value={name}
          placeholder=":party:"
          error={tidy !== "" && !NAME.test(tidy) ? t("settings.emojiNameWrong") : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="primary" busy={task.busy} disabled={!file || !NAME.test(tidy)} onClick={() => void add()}>
          {t("settings.emojiAdd")}
        </Button>
      </div>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (!chosen) return;
          setFile(chosen);
          setName(
            (known) =>
              known ||
              chosen.name
                .replace(/\.[^.]*$/, "")
                .toLowerCase()
                .replace(/[^a-z0-9_+'-]+/g, "_"),
          );
        }}
      />
    </Group>
  );
}

function usePreview(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file) {
      setUrl(undefined);
      return;
    }
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
