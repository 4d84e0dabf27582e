import { Hash, Lock, TerminalSquare, Users } from "lucide-react";
import type { MouseEvent } from "react";
import { useText } from "../../i18n";
import { badgeOf, displayName, usePresence, useUser } from "../../model";
import { Emoji } from "../../richtext";
import { Avatar, Badge, badgeCount, classes, Icon, Kbd, PresenceDot } from "../../ui";
import type { PlaceEntry } from "./entries";
import styles from "./Switcher.module.css";

interface OptionProps {
  id: string;
  entry: PlaceEntry;
  isChosen: boolean;
  onPoint: () => void;
  onOpen: (event: MouseEvent) => void;
}

/** One place to go to. */
export function Option({ id, entry, isChosen, onPoint, onOpen }: OptionProps) {
  const t = useText();
  const { conversation, command } = entry;
  const person = useUser(entry.user?.id ?? conversation?.user);
  const badge = conversation ? badgeOf(conversation) : 0;
  const hint = command
    ? command.hint
    : person
      ? person.profile.title
      : entry.isNew
        ? t("switcher.notJoined")
        : conversation?.purpose?.value || conversation?.topic?.value;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={classes(styles.entry, entry.isUnread && styles.unread)}
      onClick={onOpen}
      onMouseMove={onPoint}
    >
      <span className={styles.start}>
        {person ? (
          <Face id={person.id} name={displayName(person)} src={person.profile.is_custom_image ? person.profile.image_48 : undefined} />
        ) : (
          <Icon of={command ? TerminalSquare : conversation?.is_mpim ? Users : conversation?.is_private ? Lock : Hash} size={16} />
        )}
      </span>
      <span className={styles.label} dir="auto">
        {entry.label}
      </span>
      {person?.profile.status_emoji ? <Emoji name={person.profile.status_emoji.replaceAll(":", "")} /> : null}
      <span className={styles.hint} dir="auto">
        {hint}
      </span>
      {command?.shortcut ? <Kbd keys={command.shortcut} /> : null}
      {person?.is_bot ? <Badge tone="soft">{t("timeline.app")}</Badge> : null}
      {badge > 0 ? <Badge label={t("sidebar.mentions", { count: badge })}>{badgeCount(badge)}</Badge> : null}
      {entry.isUnread && badge === 0 ? <span className={styles.note}>{t("switcher.unread")}</span> : null}
    </div>
  );
}

function Face({ id, name, src }: { id: string; name: string; src: string | undefined }) {
  const presence = usePresence(id);
  return (
    <span className={styles.face}>
      <Avatar id={id} name={name} size={20} src={src} />
      <span className={styles.presence}>
        <PresenceDot presence={presence} />
      </span>
    </span>
  );
}
