import { ArrowLeft, Bell, BellOff, ChevronDown, Hash, Lock, Star, Users } from "lucide-react";
import { useText } from "../i18n";
import { keysOf } from "../keys";
import { type Conversation, setNotify, toggleStar, useConversationName, useUser } from "../model";
import { Badge, classes, Icon, IconButton, showToast } from "../ui";
import styles from "./App.module.css";

interface ChannelHeadProps {
  conversation: Conversation;
  onBack: () => void;
  onOpenUser: (id: string) => void;
  onDetails: (tab?: "about" | "members") => void;
}

/** A conversation's name, which leads to all about it, and what can be done with one press. */
export function ChannelHead({ conversation, onBack, onOpenUser, onDetails }: ChannelHeadProps) {
  const t = useText();
  const name = useConversationName(conversation.id) ?? "";
  const isApp = useUser(conversation.is_im ? conversation.user : undefined)?.is_bot === true;
  const isDirect = conversation.is_im || conversation.is_mpim;
  const attempt = (work: Promise<unknown>) => void work.catch(() => showToast({ title: t("sidebar.notDone"), tone: "bad" }));
  const open = () => (conversation.is_im ? onOpenUser(conversation.user ?? "") : onDetails());
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton icon={ArrowLeft} label={t("common.back")} onClick={onBack} />
      </span>
      <h1 className={styles.title}>
        <button type="button" onClick={open} aria-describedby="head-opens">
          {isDirect ? null : <Icon of={conversation.is_private ? Lock : Hash} size={18} />}
          <span dir="auto">{name}</span>
          {isApp ? <Badge tone="soft">{t("timeline.app")}</Badge> : null}
          <Icon of={ChevronDown} size={16} className={styles.chevron} />
        </button>
      </h1>
      <span id="head-opens" hidden>
        {conversation.is_im ? t("shell.opensProfile") : t("shell.opensDetails", { keys: keysOf("details") })}
      </span>
      <p className={styles.topic} dir="auto" title={conversation.topic?.value}>
        {conversation.topic?.value}
      </p>
      {conversation.is_im ? null : (
        <button
          type="button"
          className={styles.count}
          aria-label={t("shell.members", { count: conversation.num_members ?? conversation.members?.length ?? 0 })}
          onClick={() => onDetails("members")}
        >
          <Icon of={Users} size={16} />
          {conversation.num_members ?? conversation.members?.length ?? 0}
        </button>
      )}
      <span className={styles.wideOnly}>
        <IconButton
          icon={conversation.is_muted ? BellOff : Bell}
          label={t("sidebar.mute")}
          pressed={conversation.is_muted ?? false}
          onClick={() => attempt(setNotify(conversation.id, { muted: !conversation.is_muted }))}
        />
      </span>
      <span className={classes(conversation.is_starred && styles.starred)}>
        <IconButton
          icon={Star}
          label={t("sidebar.star")}
          pressed={conversation.is_starred ?? false}
          onClick={() => attempt(toggleStar(conversation))}
        />
      </span>
    </header>
  );
}
