import { useState } from "react";
import { call } from "../../api";
import { formatDateTime, useFormats, useText } from "../../i18n";
import { Button, Select } from "../../ui";
import { CopyLine } from "./CopyLine";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface Invite {
  url: string;
  expires_at: number;
  max_uses: number | null;
}

type Role = "member" | "guest" | "admin";
type Uses = "1" | "10" | "100";
type Hours = "24" | "168" | "720";

/** Links that let people in. */
export function InviteLinks() {
  const t = useText();
  useFormats();
  const task = useTask();
  const [role, setRole] = useState<Role>("member");
  const [uses, setUses] = useState<Uses>("10");
  const [hours, setHours] = useState<Hours>("168");
  const [invite, setInvite] = useState<Invite>();
  const create = () =>
    task.run(async () => {
      const answer = await call<{ invite: Invite }>("invites.create", { role, max_uses: Number(uses), expires_in_hours: Number(hours) });
      setInvite(answer.invite);
    });
  return (
    <Group title={t("settings.invite")} hint={t("settings.inviteHint")}>
      <Select<Role>
        label={t("settings.inviteRole")}
        value={role}
        onChange={setRole}
        options={[
          { value: "member", label: t("settings.role.member") },
          { value: "guest", label: t("settings.role.guest") },
          { value: "admin", label: t("settings.role.admin") },
        ]}
      />
      <Select<Hours>
        label={t("settings.inviteExpires")}
        value={hours}
        onChange={setHours}
        options={[
          { value: "24", label: t("settings.days", { count: 1 }) },
          { value: "168", label: t("settings.days", { count: 7 }) },
          { value: "720", label: t("settings.days", { count: 30 }) },
        ]}
      />
      <Select<Uses>
        label={t("settings.inviteUses")}
        value={uses}
        onChange={setUses}
        options={(["1", "10", "100"] as const).map((value) => ({ value, label: t("settings.people", { count: Number(value) }) }))}
      />
      {task.error ? (
        <p className={styles.error} role="alert">
          {task.error}
        </p>
      ) : null}
      <div>
        <Button variant="primary" busy={task.busy} onClick={() => void create()}>
          {t("settings.inviteCreate")}
        </Button>
      </div>
      {invite ? (
        <>
          <CopyLine text={new URL(invite.url, location.origin).href} />
          <p className={styles.soft}>{t("settings.inviteValid", { time: formatDateTime(invite.expires_at) })}</p>
        </>
      ) : null}
    </Group>
  );
}
