import { BellOff, type LucideIcon, Users } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { displayName, isUnread, toggleStar, useConversation, useConversationName, usePresence, useUser } from "../../model";
import { Emoji } from "../../richtext";
import { Avatar, Badge, ContextMenu, classes, Icon, MenuItem, MenuSeparator, PresenceDot, showToast } from "../../ui";
import styles from "./Sidebar.module.css";

interface ConversationRowProps {
  id: string;
  isActive: boolean;
  /** In a collapsed section only unread rows and the active one show. */
  isCollapsed: boolean;
  href: string;
  onOpen: (id: string) => void;
  icons: { channel: LucideIcon; private: LucideIcon };
}

export const ConversationRow = memo(function ConversationRow({ id, isActive, isCollapsed, href, onOpen, icons }: ConversationRowProps) {
  const t = useText();
  const conversation = useConversation(id);
  const name = useConversationName(id) ?? "";
  if (!conversation) return null;
  const isBold = isUnread(conversation);
  if (isCollapsed && !isBold && !isActive) return null;
  const mentions = conversation.is_muted ? 0 : (conversation.mention_count ?? 0);
  const isDirect = conversation.is_im || conversation.is_mpim;

  function open(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(id);
  }

  const attempt = (work: Promise<unknown>) => void work.catch(() => showToast({ title: t("timeline.notDone"), tone: "bad" }));
  const row = (
    <a
      className={classes(styles.row, isActive && styles.active, isBold && styles.unread, conversation.is_muted && styles.muted)}
      href={href}
      aria-current={isActive ? "page" : undefined}
      onClick={open}
    >
      {conversation.is_im ? (
        <Partner id={conversation.user ?? ""} />
      ) : (
        <Icon of={conversation.is_mpim ? Users : conversation.is_private ? icons.private : icons.channel} size={16} />
      )}
      <span className={styles.rowName} dir="auto">
        {name}
      </span>
      {conversation.is_im ? <Status id={conversation.user ?? ""} /> : null}
      {conversation.is_muted ? <Icon of={BellOff} size={16} /> : null}
      {mentions > 0 ? <Badge label={t("sidebar.mentions", { count: mentions })}>{mentions}</Badge> : null}
    </a>
  );
  return (
    <li>
      <ContextMenu trigger={row}>
        <MenuItem onSelect={() => attempt(toggleStar(conversation))}>
          {conversation.is_starred ? t("sidebar.unstar") : t("sidebar.star")}
        </MenuItem>
        <MenuItem onSelect={() => attempt(call("users.conversationPrefs.set", { channel: id, muted: !conversation.is_muted }))}>
          {conversation.is_muted ? t("sidebar.unmute") : t("sidebar.mute")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => attempt(call(isDirect ? "conversations.close" : "conversations.leave", { channel: id }))}>
          {isDirect ? t("sidebar.close") : t("sidebar.leave")}
        </MenuItem>
      </ContextMenu>
    </li>
  );
});

function Partner({ id }: { id: string }) {
  const user = useUser(id);
  const presence = usePresence(id);
  return (
    <span className={styles.partner}>
      <Avatar
        id={id}
        name={user ? displayName(user) : "…"}
        size={20}
        src={user?.profile.is_custom_image ? user.profile.image_48 : undefined}
      />
      <PresenceDot presence={presence} />
    </span>
  );
}

function Status({ id }: { id: string }) {
  const user = useUser(id);
  const name = user?.profile.status_emoji?.replaceAll(":", "");
  return name ? (
    <span className={styles.status} title={user?.profile.status_text}>
      <Emoji name={name} />
    </span>
  ) : null;
}
