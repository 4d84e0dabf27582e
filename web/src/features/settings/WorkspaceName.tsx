import { useEffect, useRef, useState } from "react";
import { call, upload } from "../../api";
import { useText } from "../../i18n";
import { knownConversations, useTeam } from "../../model";
import { Button, Checkbox, showToast, TextField } from "../../ui";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

/** The workspace's name and icon, and the channels that everybody is put into. */
export function WorkspaceName() {
  const t = useText();
  const team = useTeam();
  const task = useTask();
  const [name, setName] = useState(team.name);
  const input = useRef<HTMLInputElement>(null);
  const saved = () => showToast({ title: t("settings.saved") });

  const rename = () =>
    task.run(async () => {
      await call("admin.teams.settings.setName", { name });
      saved();
    });
  const setIcon = (file?: File) =>
    task.run(async () => {
      const form = new FormData();
      if (file) form.append("image", file, file.name);
      await upload("/api/team.setIcon", form, {});
      saved();
    });

  const icon = team.icon?.image_default === false ? String(team.icon.image_68) : undefined;
  return (
    <Group title={t("settings.workspaceName")}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField label={t("settings.name")} value={name} maxLength={255} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" busy={task.busy} disabled={name.trim() === "" || name === team.name}>
          {t("common.save")}
        </Button>
      </form>
      <div className={styles.emojiRow}>
        {icon ? <img src={icon} alt="" width={32} height={32} /> : null}
        <Button onClick={() => input.current?.click()}>{t("settings.chooseIcon")}</Button>
        {icon ? (
          <Button variant="quiet" onClick={() => void setIcon()}>
            {t("settings.removeIcon")}
          </Button>
        ) : null}
        <input
          ref={input}
          type="file"
          hidden
          accept="image/png,image/jpeg,image/gif,image/webp"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = "";
            if (file) void setIcon(file);
          }}
        />
      </div>
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <DefaultChannels />
    </Group>
  );
}

function DefaultChannels() {
  const t = useText();
  const task = useTask();
  const [chosen, setChosen] = useState<readonly string[]>();
  useEffect(() => {
    call<{ team: { default_channels: string[] } }>("admin.teams.settings.info").then(
      ({ team }) => setChosen(team.default_channels),
      () => undefined,
    );
  }, []);
  const channels = [...knownConversations()]
    .filter((channel) => !channel.is_im && !channel.is_mpim && !channel.is_private && !channel.is_archived && !channel.is_general)
    .sort((left, right) => (left.name ?? "").localeCompare(right.name ?? ""));
  if (!chosen || channels.length === 0) return null;

  function change(next: readonly string[]) {
    const before = chosen;
    setChosen(next);
    void task.run(async () => {
      try {
        await call("admin.teams.settings.setDefaultChannels", { channel_ids: next });
      } catch (error) {
        setChosen(before);
        throw error;
      }
    });
  }

  return (
    <fieldset className={styles.channels}>
      <legend className={styles.soft}>{t("settings.defaultChannels")}</legend>
      {channels.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={`#${name}`}
          checked={chosen.includes(id)}
          onChange={(on) => change(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  );
}
