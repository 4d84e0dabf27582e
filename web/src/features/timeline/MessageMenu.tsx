import {
  AlarmClock,
  Bell,
  BellOff,
  Bookmark,
  Copy,
  EyeOff,
  Forward,
  Link2,
  MessageSquareText,
  Pencil,
  Pin,
  SmilePlus,
  Trash2,
} from "lucide-react";
import type { RefObject } from "react";
import { formatDateTime, MOMENTS, momentOf, useText } from "../../i18n";
import type { Message } from "../../model";
import { Emoji } from "../../richtext";
import { Icon, type MenuAnchor, MenuAt, MenuItem, MenuSeparator, part, Submenu, VisuallyHidden } from "../../ui";
import styles from "./Message.module.css";
import { QUICK } from "./quick";
import type { MessageActs } from "./useMessageActs";

const MessageShortcuts = part(() => import("./MessageShortcuts").then(({ MessageShortcuts }) => MessageShortcuts));

interface MessageMenuItemsProps {
  acts: MessageActs;
  message: Message;
  isInThread: boolean;
}

/** Everything that can be done with a message, as items of a menu. */
export function MessageMenuItems({ acts, message, isInThread }: MessageMenuItemsProps) {
  const t = useText();
  const isPinned = (message.pinned_to?.length ?? 0) > 0;
  const isThread = !isInThread || message.thread_ts === message.ts;
  return (
    <>
      {acts.canEdit ? (
        <MenuItem icon={Pencil} shortcut="E" onSelect={acts.edit}>
          {t("timeline.edit")}
        </MenuItem>
      ) : null}
      <MenuItem icon={Forward} shortcut="F" onSelect={acts.forward}>
        {t("timeline.forward")}
      </MenuItem>
      <MenuItem icon={EyeOff} shortcut="U" onSelect={acts.markUnread}>
        {t("timeline.markUnread")}
      </MenuItem>
      <Submenu icon={AlarmClock} label={t("timeline.remind")}>
        {MOMENTS.map((moment) => (
          <MenuItem
            key={moment}
            hint={formatDateTime(momentOf(moment, new Date()))}
            onSelect={() => acts.remind(momentOf(moment, new Date()))}
          >
            {t(`ui.moment.${moment}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={acts.askReminder}>{t("ui.ownTime")}</MenuItem>
      </Submenu>
      {isThread ? (
        <MenuItem icon={message.subscribed ? BellOff : Bell} onSelect={acts.follow}>
          {message.subscribed ? t("timeline.unfollow") : t("timeline.follow")}
        </MenuItem>
      ) : null}
      {acts.canPin ? (
        <MenuItem icon={Pin} shortcut="P" onSelect={acts.pin}>
          {isPinned ? t("timeline.unpin") : t("timeline.pin")}
        </MenuItem>
      ) : null}
      <MessageShortcuts channel={acts.channel} ts={message.ts} onAll={acts.shortcuts} />
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
          <MenuItem icon={Trash2} shortcut="Delete" danger onSelect={() => acts.remove()}>
            {t("timeline.deleteMessage")}
          </MenuItem>
        </>
      ) : null}
    </>
  );
}

interface MessageMenuProps extends MessageMenuItemsProps {
  anchor: MenuAnchor;
  /** Its own message, which has the focus when the menu has closed. */
  returnTo: RefObject<HTMLElement | null>;
  labelledBy: string;
  /** For fingers: at the foot of the window, with what the toolbar holds. */
  isSheet: boolean;
  onReact: (() => void) | undefined;
  onClose: () => void;
}

/** The menu by right click, Shift+F10 or a long press. */
export function MessageMenu({ anchor, returnTo, labelledBy, isSheet, onReact, onClose, ...items }: MessageMenuProps) {
  const t = useText();
  const { acts, isInThread } = items;
  return (
    <MenuAt anchor={anchor} returnTo={returnTo} labelledBy={labelledBy} isSheet={isSheet} onClose={onClose}>
      {isSheet ? (
        <>
          <div className={styles.sheetQuick}>
            {QUICK.map((name) => (
              <MenuItem key={name} onSelect={() => acts.react(name)}>
                <span className={styles.sheetEmoji}>
                  <Emoji name={name} />
                </span>
              </MenuItem>
            ))}
            {onReact ? (
              <MenuItem onSelect={onReact}>
                <span className={styles.sheetEmoji}>
                  <Icon of={SmilePlus} size={24} />
                  <VisuallyHidden>{t("timeline.react")}</VisuallyHidden>
                </span>
              </MenuItem>
            ) : null}
          </div>
          {isInThread ? null : (
            <MenuItem icon={MessageSquareText} onSelect={acts.openThread}>
              {t("timeline.reply")}
            </MenuItem>
          )}
          <MenuItem icon={Bookmark} onSelect={acts.save}>
            {t("timeline.save")}
          </MenuItem>
        </>
      ) : null}
      <MessageMenuItems {...items} />
    </MenuAt>
  );
}
