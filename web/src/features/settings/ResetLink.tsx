import { useState } from "react";
import { call } from "../../api";
import { errorText, useText } from "../../i18n";
import { Button, TextField } from "../../ui";
import { CopyLine } from "./CopyLine";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface Found {
  id: string;
  name: string;
  profile: { email?: string; real_name?: string };
}

/** A link with which someone sets a new password. */
export function ResetLink() {
  const t = useText();
  const task = useTask();
  const [who, setWho] = useState("");
  const [missing, setMissing] = useState(false);
  const [url, setUrl] = useState<string>();

  const create = () =>
    task.run(async () => {
      setUrl(undefined);
      const wanted = who.trim().toLowerCase().replace(/^@/, "");
      const { users } = await call<{ users: Found[] }>("users.search", { query: wanted, limit: 20 });
      const user = users.find((found) => found.name.toLowerCase() === wanted || found.profile.email?.toLowerCase() === wanted);
      setMissing(!user);
      if (!user) return;
      const answer = await call<{ url: string }>("auth.password.createReset", { user: user.id });
      setUrl(new URL(answer.url, location.origin).href);
    });

  return (
    <Group title={t("settings.reset")} hint={t("settings.resetHint")}>
      <div className={styles.row}>
        <TextField
          label={t("settings.resetWho")}
          value={who}
          error={missing ? errorText("user_not_found") : task.error}
          onChange={(event) => {
            setWho(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Button busy={task.busy} disabled={who.trim() === ""} onClick={() => void create()}>
          {t("settings.resetCreate")}
        </Button>
      </div>
      {url ? <CopyLine text={url} /> : null}
    </Group>
  );
}
