import { Bell, CheckCheck, DoorOpen, ExternalLink, FolderInput, Info, Link2, Star, StarOff, X } from "lucide-react";
import { call } from "../../api";
import { useText } from "../../i18n";
import { keysOf } from "../../keys";
import { type Conversation, isUnread, moveToSection, readNow, setNotify, toggleStar, userById, useSections } from "../../model";
import { MenuCheck, MenuItem, MenuLinkItem, MenuRadio, MenuRadioGroup, MenuSeparator, Submenu, showToast } from "../../ui";
import { sectionName } from "./sectionName";

export interface ConversationMenuProps {
  conversation: Conversation;
  href: string;
  onDetails: (id: string) => void;
  onLeave: (id: string) => void;
  /** A new section with this conversation in it. */
  onNewSection: (id: string) => void;
}

const LEVELS = ["default", "everything", "mentions", "nothing"] as const;

/** Everything that can be done with a conversation from outside. */
export function ConversationMenu({ conversation, href, onDetails, onLeave, onNewSection }: ConversationMenuProps) {
  const t = useText();
  const sections = useSections();
  const { id } = conversation;
  const isDirect = conversation.is_im || conversation.is_mpim;
  const attempt = (work: Promise<unknown>, done?: string) =>
    void work.then(() => done && showToast({ title: done })).catch(() => showToast({ title: t("sidebar.notDone"), tone: "bad" }));
  const standard = sections.filter(({ type }) => type === "standard");
  const own = standard.find(({ channel_ids }) => channel_ids.includes(id));
  const isApp = conversation.is_im && userById(conversation.user ?? "")?.is_bot === true;
  const home = sections.find(({ type }) => type === (isApp ? "apps" : isDirect ? "direct_messages" : "channels"));
  return (
    <>
      {isUnread(conversation) || (conversation.mention_count ?? 0) > 0 ? (
        <MenuItem icon={CheckCheck} onSelect={() => readNow(id)}>
          {t("sidebar.markRead")}
        </MenuItem>
      ) : null}
      <MenuItem icon={conversation.is_starred ? StarOff : Star} onSelect={() => attempt(toggleStar(conversation))}>
        {conversation.is_starred ? t("sidebar.unstar") : t("sidebar.star")}
      </MenuItem>
      <Submenu label={t("sidebar.moveTo")} icon={FolderInput}>
        <MenuRadioGroup
          label={t("sidebar.moveTo")}
          value={own?.id ?? home?.id ?? ""}
          onChange={(sectionId) => attempt(moveToSection(id, sectionId))}
        >
          {home ? <MenuRadio value={home.id}>{sectionName(home)}</MenuRadio> : null}
          {standard.map((section) => (
            <MenuRadio key={section.id} value={section.id}>
              {sectionName(section)}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem onSelect={() => onNewSection(id)}>{t("sidebar.newSection")}</MenuItem>
      </Submenu>
      <Submenu label={t("sidebar.notify")} icon={Bell}>
        <MenuRadioGroup
          label={t("sidebar.notify")}
          value={conversation.notify ?? "default"}
          onChange={(notify) => attempt(setNotify(id, { notify }))}
        >
          {LEVELS.map((level) => (
            <MenuRadio key={level} value={level}>
              {t(`sidebar.notify.${level}`)}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuCheck checked={conversation.is_muted ?? false} onChange={(muted) => attempt(setNotify(id, { muted }))}>
          {t("sidebar.mute")}
        </MenuCheck>
      </Submenu>
      <MenuSeparator />
      <MenuItem
        icon={Link2}
        onSelect={() => attempt(navigator.clipboard.writeText(new URL(href, location.origin).href), t("sidebar.linkCopied"))}
      >
        {t("sidebar.copyLink")}
      </MenuItem>
      <MenuLinkItem icon={ExternalLink} href={href}>
        {t("sidebar.newTab")}
      </MenuLinkItem>
      <MenuItem icon={Info} shortcut={keysOf("details")} onSelect={() => onDetails(id)}>
        {t("sidebar.details")}
      </MenuItem>
      {conversation.is_general ? null : <MenuSeparator />}
      {isDirect ? (
        <MenuItem icon={X} onSelect={() => attempt(call("conversations.close", { channel: id }))}>
          {t("sidebar.close")}
        </MenuItem>
      ) : conversation.is_general ? null : (
        <MenuItem icon={DoorOpen} danger onSelect={() => onLeave(id)}>
          {t("sidebar.leave")}
        </MenuItem>
      )}
    </>
  );
}
