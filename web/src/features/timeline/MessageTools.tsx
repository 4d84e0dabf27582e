import {
  Bell,
  BellOff,
  Bookmark,
  Copy,
  EyeOff,
  Link2,
  MessageSquareText,
  MoreHorizontal,
  Pencil,
  Pin,
  SmilePlus,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import type { Message } from "../../model";
import { Emoji } from "../../richtext";
import { IconButton, Menu, MenuItem, MenuSeparator, Popover } from "../../ui";
import styles from "./Message.module.css";
import type { TimelineSlots } from "./slots";
import type { MessageActs } from "./useMessageActs";

const QUICK = ["+1", "white_check_mark", "eyes"];

interface MessageToolsProps {
  acts: MessageActs;
  message: Message;
  isMine: boolean;
  isInThread: boolean;
  emojiPicker: TimelineSlots["emojiPicker"];
}

/** The toolbar over a message that is pointed at or focused. */
export function MessageTools({ acts, message, isInThread, emojiPicker }: MessageToolsProps) {
  const t = useText();
  const [picking, setPicking] = useState(false);
  const isPinned = (message.pinned_to?.length ?? 0) > 0;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t("timeline.tools")}>
      {QUICK.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.quick}
          aria-label={t("timeline.reactWith", { name })}
          onClick={() => acts.react(name)}
        >
          <Emoji name={name} />
        </button>
      ))}
      {emojiPicker ? (
        <Popover
          open={picking}
          onOpenChange={setPicking}
          label={t("timeline.react")}
          trigger={<IconButton icon={SmilePlus} label={t("timeline.react")} size="sm" />}
        >
          {emojiPicker((name) => {
            setPicking(false);
            acts.react(name);
          })}
        </Popover>
      ) : null}
      {isInThread ? null : (
        <IconButton icon={MessageSquareText} label={t("timeline.reply")} shortcut="T" size="sm" onClick={acts.openThread} />
      )}
      <IconButton icon={Bookmark} label={t("timeline.save")} shortcut="A" size="sm" onClick={acts.save} />
      <Menu align="end" trigger={<IconButton icon={MoreHorizontal} label={t("timeline.more")} size="sm" />}>
        {acts.canEdit ? (
          <MenuItem icon={Pencil} shortcut="E" onSelect={acts.edit}>
            {t("timeline.edit")}
          </MenuItem>
        ) : null}
        <MenuItem icon={message.subscribed ? BellOff : Bell} onSelect={acts.follow}>
          {message.subscribed ? t("timeline.unfollow") : t("timeline.follow")}
        </MenuItem>
        <MenuItem icon={EyeOff} shortcut="U" onSelect={acts.markUnread}>
          {t("timeline.markUnread")}
        </MenuItem>
        <MenuItem icon={Pin} shortcut="P" onSelect={acts.pin}>
          {isPinned ? t("timeline.unpin") : t("timeline.pin")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Link2} shortcut="C" onSelect={acts.copyLink}>
          {t("timeline.copyLink")}
        </MenuItem>
        <MenuItem icon={Copy} onSelect={acts.copyText}>
          {t("timeline.copyText")}
        </MenuItem>
        {acts.canDelete ? (
          <>
            <MenuSeparator />
            <MenuItem icon={Trash2} danger onSelect={acts.remove}>
              {t("timeline.deleteMessage")}
            </MenuItem>
          </>
        ) : null}
      </Menu>
    </div>
  );
}
