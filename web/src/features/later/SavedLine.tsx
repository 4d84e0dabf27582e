import { Archive, Check, File, MoreHorizontal, RotateCcw, Trash2 } from "lucide-react";
import { useEffect } from "react";
import { formatDateTime, formatShort, useFormats, useText } from "../../i18n";
import { loadConversation, names, useConversation, useFace, usePlaceName } from "../../model";
import { fileTitle, plainText } from "../../richtext";
import { Avatar, Icon, IconButton, Line, Menu, MenuItem, MenuSeparator, MomentMenu } from "../../ui";
import styles from "./LaterPage.module.css";
import type { Saved } from "./saved";

interface SavedLineProps {
  item: Saved;
  onOpen: (place: { channel: string; ts: string; threadTs?: string }) => void;
  onComplete: () => void;
  onAgain: () => void;
  onArchive: () => void;
  onRemove: () => void;
  /** Unix seconds; 0 for no date. */
  onDue: (at: number) => void;
}

/** One saved message or file, and what can be done with it. */
export function SavedLine({ item, onOpen, ...acts }: SavedLineProps) {
  const t = useText();
  useFormats();
  const { message, file } = item;
  const face = useFace(message?.user ?? file?.user, message?.username ?? t("common.unknownPerson"));
  const place = usePlaceName(item.item_id);
  const conversation = useConversation(item.item_id);
  useEffect(() => {
    if (item.item_type === "message" && !conversation) void loadConversation(item.item_id);
  }, [item, conversation]);

  function open() {
    if (file) window.open((file as { permalink?: string; url_private?: string }).url_private, "_blank", "noopener");
    else if (message) {
      const { ts, thread_ts } = message;
      onOpen({ channel: item.item_id, ts, ...(thread_ts && thread_ts !== ts ? { threadTs: thread_ts } : {}) });
    }
  }

  const words = message ? plainText(message, names) || (message.files ?? []).map(fileTitle).join(", ") : fileTitle(file as never);
  return (
    <Line
      start={file ? <Icon of={File} size={20} /> : <Avatar {...face} size={36} />}
      headline={file ? t("later.file", { name: face.name }) : t("later.in", { name: face.name, place })}
      at={item.ts}
      atText={item.ts ? formatShort(item.ts) : ""}
      text={words}
      isSoft={item.state !== "uncompleted"}
      foot={item.date_due > 0 ? <Due at={item.date_due} isOpen={item.state === "uncompleted"} /> : undefined}
      onOpen={open}
      actions={<Acts item={item} {...acts} />}
    />
  );
}

function Due({ at, isOpen }: { at: number; isOpen: boolean }) {
  const t = useText();
  const isOver = isOpen && at * 1000 < Date.now();
  return (
    <span className={isOver ? styles.overdue : styles.due}>{t(isOver ? "later.overdue" : "later.due", { when: formatDateTime(at) })}</span>
  );
}

function Acts({ item, onComplete, onAgain, onArchive, onRemove, onDue }: Omit<SavedLineProps, "onOpen">) {
  const t = useText();
  const isOpen = item.state === "uncompleted";
  return (
    <>
      {isOpen ? (
        <>
          <MomentMenu
            label={t("later.setDue")}
            question={t("later.customTitle")}
            submitLabel={t("common.save")}
            at={item.date_due}
            onChoose={onDue}
          >
            {item.date_due > 0 ? (
              <>
                <MenuSeparator />
                <MenuItem onSelect={() => onDue(0)}>{t("later.noDue")}</MenuItem>
              </>
            ) : null}
          </MomentMenu>
          <IconButton icon={Check} size="sm" label={t("later.complete")} onClick={onComplete} />
        </>
      ) : (
        <IconButton icon={RotateCcw} size="sm" label={t("later.again")} onClick={onAgain} />
      )}
      <Menu align="end" trigger={<IconButton icon={MoreHorizontal} size="sm" label={t("later.more")} />}>
        {item.state === "archived" ? null : (
          <MenuItem icon={Archive} onSelect={onArchive}>
            {t("later.archive")}
          </MenuItem>
        )}
        <MenuItem icon={Trash2} danger onSelect={onRemove}>
          {t("later.remove")}
        </MenuItem>
      </Menu>
    </>
  );
}
