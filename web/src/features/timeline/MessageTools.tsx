import { Bookmark, Forward, MessageSquareText, MoreHorizontal, SmilePlus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../i18n";
import type { Message } from "../../model";
import { Emoji } from "../../richtext";
import { IconButton, Menu, Popover } from "../../ui";
import styles from "./Message.module.css";
import { MessageMenuItems } from "./MessageMenu";
import { QUICK } from "./quick";
import type { TimelineSlots } from "./slots";
import type { MessageActs } from "./useMessageActs";

interface MessageToolsProps {
  acts: MessageActs;
  message: Message;
  isInThread: boolean;
  emojiPicker: TimelineSlots["emojiPicker"];
  /** Where its upper edge is, in px below the message's: above it, or inside when there is no room. */
  top: number;
  /** Whether something of it is open: then it stays although the pointer has left. */
  onHold: (isHeld: boolean) => void;
}

/** The toolbar over a message that is pointed at or focused. */
export function MessageTools({ acts, message, isInThread, emojiPicker, top, onHold }: MessageToolsProps) {
  const t = useText();
  const [picking, setPicking] = useState(false);
  return (
    <div className={styles.tools} style={{ insetBlockStart: top }} role="toolbar" aria-label={t("timeline.tools")}>
      {QUICK.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.quick}
          aria-label={t("timeline.reactWith", { name })}
          onClick={() => acts.react(name)}
        >
          <Emoji name={name} size="plain" />
        </button>
      ))}
      {emojiPicker ? (
        <Popover
          open={picking}
          onOpenChange={(open) => {
            setPicking(open);
            onHold(open);
          }}
          label={t("timeline.react")}
          trigger={<IconButton icon={SmilePlus} label={t("timeline.react")} shortcut="R" size="sm" data-react />}
        >
          {emojiPicker((name) => {
            setPicking(false);
            onHold(false);
            acts.react(name);
          })}
        </Popover>
      ) : null}
      {isInThread ? null : (
        <IconButton icon={MessageSquareText} label={t("timeline.reply")} shortcut="T" size="sm" onClick={acts.openThread} />
      )}
      <IconButton icon={Forward} label={t("timeline.forward")} shortcut="F" size="sm" onClick={acts.forward} />
      <IconButton icon={Bookmark} label={t("timeline.save")} shortcut="A" size="sm" onClick={acts.save} />
      <Menu align="end" onOpenChange={onHold} trigger={<IconButton icon={MoreHorizontal} label={t("timeline.more")} size="sm" />}>
        <MessageMenuItems acts={acts} message={message} isInThread={isInThread} />
      </Menu>
    </div>
  );
}
