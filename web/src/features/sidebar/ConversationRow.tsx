import { BellOff, CircleAlert, Hash, Lock, PencilLine } from "lucide-react";
import { type DragEvent, type MouseEvent, memo, type ReactNode } from "react";
import { useText } from "../../i18n";
import {
  badgeOf,
  type Conversation,
  displayName,
  isUnread,
  useConversation,
  useConversationName,
  useHasFailedSend,
  usePresence,
  useUser,
} from "../../model";
import { Emoji } from "../../richtext";
import { Avatar, Badge, badgeCount, ContextMenu, classes, Icon, PresenceDot } from "../../ui";
import type { ConversationMenuProps } from "./ConversationMenu";
import { cutName } from "./cutName";
import { ConversationMenu } from "./late";
import type { ConversationRowData } from "./rows";
import styles from "./Sidebar.module.css";

export interface ConversationRowProps extends Omit<ConversationMenuProps, "conversation" | "href"> {
  row: ConversationRowData;
  isActive: boolean;
  hasDraft: boolean;
  tabIndex: 0 | -1;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: () => void;
}

/** A door: who or what is behind it, and whether someone waits there. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row, isActive, hasDraft } = props;
  const conversation = useConversation(row.id);
  const name = useConversationName(row.id) ?? "";
  const spoken = useSpoken(conversation, name, hasDraft && !isActive);
  const hasFailed = useHasFailedSend(row.id);
  const t = useText();
  if (!conversation) return null;
  const href = props.hrefOf(row.id);
  const badge = badgeOf(conversation);

  function open(event: MouseEvent) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onOpen(row.id);
  }

  const link = (
    <a
      href={href}
      id={`row-${row.key}`}
      data-key={row.key}
      role="treeitem"
      aria-level={2}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-label={hasFailed ? `${spoken}, ${t("sidebar.failed")}` : spoken}
      aria-current={isActive ? "page" : undefined}
      tabIndex={props.tabIndex}
      draggable
      className={classes(
        styles.row,
        isActive && styles.active,
        isUnread(conversation) && styles.unread,
        conversation.is_muted && styles.muted,
      )}
      onClick={open}
      {...cutName}
      onDragStart={props.onDragStart}
      onDragEnd={props.onDragEnd}
    >
      <span className={styles.start}>
        <Sign conversation={conversation} />
      </span>
      <span className={styles.name} dir="auto" data-name>
        {name}
      </span>
      {conversation.is_im ? <Status id={conversation.user ?? ""} /> : null}
      {conversation.is_muted ? <Icon of={BellOff} size={16} /> : null}
      {hasFailed ? (
        <Icon of={CircleAlert} size={16} className={styles.failed} />
      ) : hasDraft && !isActive ? (
        <Icon of={PencilLine} size={16} />
      ) : null}
      {badge > 0 ? (
        <span data-badge={badge}>
          <Badge isDrawn>{badgeCount(badge)}</Badge>
        </span>
      ) : null}
    </a>
  );
  return (
    <ContextMenu trigger={link}>
      <ConversationMenu {...props} conversation={conversation} href={href} />
    </ContextMenu>
  );
});

/** What stands before a name: a channel's sign, or faces. */
function Sign({ conversation }: { conversation: Conversation }): ReactNode {
  if (conversation.is_im) return <Partner id={conversation.user ?? ""} />;
  if (conversation.is_mpim) return <span className={styles.many} data-text={Math.max(1, (conversation.members?.length ?? 1) - 1)} />;
  return <Icon of={conversation.is_private ? Lock : Hash} size={16} />;
}

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
      {user?.is_bot ? null : (
        <span className={styles.presence}>
          <PresenceDot presence={presence} />
        </span>
      )}
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

/** The name with everything that the row shows: "general, channel, 3 unread, 1 mention, muted". */
function useSpoken(conversation: Conversation | undefined, name: string, hasDraft: boolean): string {
  const t = useText();
  const presence = usePresence(conversation?.user ?? "");
  const partner = useUser(conversation?.user);
  if (!conversation) return name;
  const kind = conversation.is_im
    ? t(`sidebar.kind.${presence}`)
    : conversation.is_mpim
      ? t("sidebar.kind.group")
      : conversation.is_private
        ? t("sidebar.kind.private")
        : t("sidebar.kind.channel");
  const unread = conversation.is_muted ? 0 : (conversation.unread_count ?? 0);
  const mentions = badgeOf(conversation);
  return [
    name,
    kind,
    partner?.profile.status_text ?? "",
    unread > 0 ? t("sidebar.unreadCount", { count: unread }) : "",
    mentions > 0 && !conversation.is_im ? t("sidebar.mentions", { count: mentions }) : "",
    conversation.is_muted ? t("sidebar.isMuted") : "",
    hasDraft ? t("sidebar.hasDraft") : "",
  ]
    .filter(Boolean)
    .join(", ");
}
