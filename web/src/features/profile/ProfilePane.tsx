import { Clock, Copy, Ellipsis, Link, MessageSquare, Pencil, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { call } from "../../api";
import { currentLanguage, formatDateTime, formatList, formatNear, formatNumber, useFormats, useText } from "../../i18n";
import { displayName, type User, useGroupsOf, usePresence, useRestUntil, useSelf, useUser } from "../../model";
import { Emoji, Link as TextLink } from "../../richtext";
import { Avatar, Badge, Button, Icon, IconButton, Menu, MenuItem, PresenceDot, Skeleton, showToast } from "../../ui";
import { EditProfile } from "./EditProfile";
import styles from "./ProfilePane.module.css";
import { currentStatus, largePhoto, localTime, roleKey } from "./person";
import { useProfileFields } from "./useProfileFields";

export interface ProfilePaneProps {
  userId: string;
  onClose?: () => void;
  /** Opens the conversation with this person. */
  onOpenConversation?: (id: string) => void;
  onEditStatus?: () => void;
  /** About the app behind a bot. */
  aboutApp?: (appId: string) => ReactNode;
}

/** Who someone is, where they are now, and how to reach them. */
export function ProfilePane({ userId, onClose, onOpenConversation, onEditStatus, aboutApp }: ProfilePaneProps) {
  const t = useText();
  const user = useUser(userId);
  return (
    <section className={styles.pane} aria-label={t("profile.title")}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{t("profile.title")}</h2>
        {onClose ? <IconButton icon={X} label={t("common.close")} onClick={onClose} /> : null}
      </header>
      <div className={styles.body}>
        {user ? (
          <Person user={user} onOpenConversation={onOpenConversation} onEditStatus={onEditStatus} aboutApp={aboutApp} />
        ) : (
          <Skeleton height={200} />
        )}
      </div>
    </section>
  );
}

interface PersonProps {
  user: User;
  onOpenConversation: ((id: string) => void) | undefined;
  onEditStatus: (() => void) | undefined;
  aboutApp: ((appId: string) => ReactNode) | undefined;
}

function Person({ user, onOpenConversation, onEditStatus, aboutApp }: PersonProps) {
  const t = useText();
  const isSelf = useSelf().id === user.id;
  const [editing, setEditing] = useState(false);
  const role = roleKey(user);
  const real = user.profile.real_name || user.real_name || user.name;
  const name = displayName(user);

  async function message() {
    const { channel } = await call<{ channel: { id: string } }>("conversations.open", { users: user.id });
    onOpenConversation?.(channel.id);
  }

  return (
    <>
      <Avatar id={user.id} name={real} src={largePhoto(user)} size={192} label={t("profile.photoOf", { name: real })} />
      <div className={styles.names}>
        <h3 className={styles.name} dir="auto">
          {real}
        </h3>
        {role ? <Badge tone="soft">{t(role)}</Badge> : null}
      </div>
      <p className={styles.handle}>{[name === real ? `@${user.name}` : name, user.profile.pronouns].filter(Boolean).join(" · ")}</p>
      {user.profile.title ? <p dir="auto">{user.profile.title}</p> : null}
      {user.is_bot ? null : <Now user={user} />}
      <div className={styles.actions}>
        {isSelf ? (
          <>
            <Button icon={<Icon of={Pencil} />} onClick={() => setEditing(true)}>
              {t("profile.edit")}
            </Button>
            {onEditStatus ? <Button onClick={onEditStatus}>{t("profile.setStatus")}</Button> : null}
          </>
        ) : null}
        {user.deleted ? null : (
          <Button icon={<Icon of={MessageSquare} />} variant={isSelf ? "secondary" : "primary"} onClick={() => void message()}>
            {isSelf ? t("profile.noteToSelf") : t("profile.message")}
          </Button>
        )}
        <More user={user} />
      </div>
      <Facts user={user} />
      {user.is_bot && user.profile.api_app_id ? aboutApp?.(user.profile.api_app_id) : null}
      {editing ? <EditProfile user={user} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function More({ user }: { user: User }) {
  const t = useText();
  const copy = (words: string) => void navigator.clipboard.writeText(words).then(() => showToast({ title: t("common.copied") }));
  return (
    <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t("common.more")} />}>
      <MenuItem icon={Copy} onSelect={() => copy(user.id)}>
        {t("profile.copyId")}
      </MenuItem>
      <MenuItem icon={Link} onSelect={() => copy(`${location.origin}/team/${user.id}`)}>
        {t("profile.copyLink")}
      </MenuItem>
    </Menu>
  );
}

/** Presence, status and local time. */
function Now({ user }: { user: User }) {
  const t = useText();
  useFormats();
  const presence = usePresence(user.id);
  const restUntil = useRestUntil(user.id);
  const now = useMinute();
  const status = currentStatus(user, now);
  const time = localTime(user.tz, now, currentLanguage());
  if (user.deleted) return null;
  return (
    <ul className={styles.now}>
      {status ? (
        <li dir="auto">
          {status.emoji ? <Emoji name={status.emoji} /> : null}
          <span>
            {status.text}
            {status.until > 0 ? <span className={styles.soft}> · {t("profile.until", { time: formatDateTime(status.until) })}</span> : null}
          </span>
        </li>
      ) : null}
      <li>
        <PresenceDot presence={presence} size={11} />
        {restUntil === undefined
          ? t(presence === "active" ? "profile.active" : "profile.away")
          : t("profile.dndUntil", { time: formatNear(restUntil) })}
      </li>
      {time ? (
        <li>
          <Icon of={Clock} />
          <span>
            {t("profile.localTime", { time: time.time })}
            {time.offsetHours === 0 ? null : <span className={styles.soft}> · {offsetText(t, time.offsetHours)}</span>}
          </span>
        </li>
      ) : null}
    </ul>
  );
}

function offsetText(t: ReturnType<typeof useText>, hours: number): string {
  const shown = formatNumber(Math.abs(hours));
  return hours > 0
    ? t("profile.hoursAhead", { hours: Math.abs(hours), shown })
    : t("profile.hoursBehind", { hours: Math.abs(hours), shown });
}

function Facts({ user }: { user: User }) {
  const t = useText();
  const fields = useProfileFields();
  const groups = useGroupsOf(user.id);
  const { email, phone, start_date: startDate } = user.profile;
  const custom = fields.flatMap((field) => {
    const value = user.profile.fields?.[field.id]?.value;
    return value ? [{ label: field.label, value: field.type === "link" ? <TextLink url={value}>{value}</TextLink> : value }] : [];
  });
  return (
    <dl className={styles.facts}>
      {email ? <Fact label={t("profile.email")}>{<a href={`mailto:${email}`}>{email}</a>}</Fact> : null}
      {phone ? <Fact label={t("profile.phone")}>{<a href={`tel:${phone.replace(/[^+\d]/g, "")}`}>{phone}</a>}</Fact> : null}
      {startDate ? <Fact label={t("profile.startDate")}>{startDate}</Fact> : null}
      {groups.length > 0 ? <Fact label={t("profile.groups")}>{formatList(groups.map(({ handle }) => `@${handle}`))}</Fact> : null}
      {custom.map((field) => (
        <Fact key={field.label} label={field.label}>
          {field.value}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** The time, once a minute. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
