import { BellOff, CircleUser, LogOut, Settings, SmilePlus } from "lucide-react";
import { type ReactElement, useState } from "react";
import { call } from "../../api";
import { formatDateTime, formatTime, useFormats, useText } from "../../i18n";
import { useDnd, useHere, useSelf } from "../../model";
import { Menu, MenuItem, MenuSeparator, Submenu, TimeDialog } from "../../ui";
import { currentStatus } from "./person";

export interface SelfMenuProps {
  /** The button with one's own avatar. */
  trigger: ReactElement<Record<string, unknown>>;
  onStatus: () => void;
  onProfile: () => void;
  onPreferences: () => void;
  onSignOut: () => void;
}

const PAUSES: [minutes: number, key: "thirty" | "hour" | "two" | "four"][] = [
  [30, "thirty"],
  [60, "hour"],
  [120, "two"],
  [240, "four"],
];

/** One's own menu: status, presence, notifications, profile, preferences, sign out. */
export function SelfMenu({ trigger, onStatus, onProfile, onPreferences, onSignOut }: SelfMenuProps) {
  const t = useText();
  useFormats();
  const self = useSelf();
  const [asks, setAsks] = useState(false);
  const away = useHere(self.id) === "away";
  const dnd = useDnd(self.id);
  const status = currentStatus(self);
  const snoozedUntil = dnd?.snooze_enabled ? dnd.snooze_endtime : undefined;
  const ask = (method: string, args: Record<string, unknown> = {}) => void call(method, args).catch(() => undefined);
  const pauseUntil = (at: number) => ask("dnd.setSnooze", { num_minutes: Math.max(1, Math.round((at - Date.now() / 1000) / 60)) });
  return (
    <>
      <Menu trigger={trigger} side="top">
        <MenuItem icon={SmilePlus} shortcut="Mod+Shift+Y" onSelect={onStatus} hint={status?.text}>
          {status ? t("profile.changeStatus") : t("profile.setStatus")}
        </MenuItem>
        <MenuItem onSelect={() => ask("users.setPresence", { presence: away ? "auto" : "away" })}>
          {away ? t("profile.setActive") : t("profile.setAway")}
        </MenuItem>
        <Submenu label={t("profile.pause")} icon={BellOff}>
          {snoozedUntil ? (
            <>
              <MenuItem hint={t("profile.pausedUntil", { time: formatDateTime(snoozedUntil) })} onSelect={() => ask("dnd.endSnooze")}>
                {t("profile.resume")}
              </MenuItem>
              <MenuSeparator />
            </>
          ) : null}
          {PAUSES.map(([minutes, key]) => (
            <MenuItem key={key} onSelect={() => ask("dnd.setSnooze", { num_minutes: minutes })}>
              {t(`profile.pauseFor.${key}`)}
            </MenuItem>
          ))}
          <MenuItem hint={formatTime(tomorrowMorning())} onSelect={() => pauseUntil(tomorrowMorning().getTime() / 1000)}>
            {t("profile.pauseFor.tomorrow")}
          </MenuItem>
          <MenuItem onSelect={() => setAsks(true)}>{t("ui.ownTime")}</MenuItem>
        </Submenu>
        <MenuSeparator />
        <MenuItem icon={CircleUser} onSelect={onProfile}>
          {t("profile.title")}
        </MenuItem>
        <MenuItem icon={Settings} shortcut="Mod+," onSelect={onPreferences}>
          {t("profile.preferences")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={LogOut} onSelect={onSignOut}>
          {t("profile.signOut")}
        </MenuItem>
      </Menu>
      {asks ? (
        <TimeDialog
          title={t("profile.pause")}
          at={tomorrowMorning().getTime() / 1000}
          submitLabel={t("profile.pause")}
          onClose={() => setAsks(false)}
          onChoose={pauseUntil}
        />
      ) : null}
    </>
  );
}

function tomorrowMorning(): Date {
  const morning = new Date();
  morning.setDate(morning.getDate() + 1);
  morning.setHours(9, 0, 0, 0);
  return morning;
}
