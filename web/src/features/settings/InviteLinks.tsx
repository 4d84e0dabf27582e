import { useState } from "react";
import { call } from "../../api";
import { formatDateTime, useFormats, useText } from "../../i18n";
import { type Conversation, knownConversations } from "../../model";
import { Button, Checkbox, Select } from "../../ui";
import { CopyLine } from "./CopyLine";
import { Group } from "./Group";
import styles from "./Settings.module.css";
import { useTask } from "./useTask";

interface Invite {
  url: string;
  expires_at: number;
}

type Role = "member" | "guest" | "admin";
type Uses = "1" | "10" | "100";
type Hours = "24" | "168" | "720";

/** Links that let people in; guests are invited into channels. */
export function InviteLinks() {
  const t = useText();
  useFormats();
  const task = useTask();
  const [role, setRole] = useState<Role>("member");
  const [uses, setUses] = useState<Uses>("10");
  const [hours, setHours] = useState<Hours>("168");
  const [channels, setChannels] = useState<readonly string[]>([]);
  const [invite, setInvite] = useState<Invite>();
  const isGuest = role === "guest";

  const create = () =>
    task.run(async () => {
      const answer = await call<{ invite: Invite }>("invites.create", {
        role,
        max_uses: Number(uses),
        expires_in_hours: Number(hours),
        ...(isGuest ? { channels } : {}),
      });
      setInvite(answer.invite);
    });

  return (
    <Group title={t("settings.invite")} hint={t("settings.inviteHint")}>
      <Select<Role>
        label={t("settings.inviteRole")}
        value={role}
        onChange={setRole}
        options={(["member", "guest", "admin"] as const).map((value) => ({ value, label: t(`settings.role.${value}`) }))}
      />
      {isGuest ? <ChannelChoice chosen={channels} onChange={setChannels} /> : null}
      <Select<Hours>
        label={t("settings.inviteExpires")}
        value={hours}
        onChange={setHours}
        options={(["24", "168", "720"] as const).map((value) => ({ value, label: t("settings.days", { count: Number(value) / 24 }) }))}
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
        <Button variant="primary" busy={task.busy} disabled={isGuest && channels.length === 0} onClick={() => void create()}>
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

/** The channels a guest will be in. */
function ChannelChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const t = useText();
  const channels = [...knownConversations()].filter(isOfferable).sort((left, right) => (left.name ?? "").localeCompare(right.name ?? ""));
  return (
    <fieldset className={styles.channels}>
      <legend className={styles.soft}>{t("settings.inviteChannels")}</legend>
      {channels.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={`#${name}`}
          checked={chosen.includes(id)}
          onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  );
}

function isOfferable(channel: Conversation): boolean {
  return !channel.is_im && !channel.is_mpim && !channel.is_archived && channel.is_member !== false;
}
