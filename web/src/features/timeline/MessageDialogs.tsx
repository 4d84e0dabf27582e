import { momentOf, useText } from "../../i18n";
import { type Message, names } from "../../model";
import { plainText } from "../../richtext";
import { AlertDialog, TimeDialog } from "../../ui";
import { ForwardDialog } from "./ForwardDialog";
import styles from "./Message.module.css";

export type Asked = "delete" | "remind" | "forward";

interface MessageDialogsProps {
  asked: Asked;
  conversationId: string;
  message: Message;
  link: string;
  onClose: () => void;
  onDelete: () => void;
  onRemind: (at: number) => void;
}

/** What is asked before something is done with a message; fetched when first asked. */
export default function MessageDialogs({ asked, conversationId, message, link, onClose, onDelete, onRemind }: MessageDialogsProps) {
  const t = useText();
  if (asked === "forward") return <ForwardDialog message={message} conversationId={conversationId} link={link} onClose={onClose} />;
  if (asked === "remind")
    return (
      <TimeDialog
        title={t("timeline.remindWhen")}
        at={momentOf("tomorrow", new Date())}
        submitLabel={t("timeline.remindSubmit")}
        onClose={onClose}
        onChoose={onRemind}
      />
    );
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={t("timeline.deleteTitle")}
      description={t("timeline.deleteText")}
      confirmLabel={t("timeline.delete")}
      danger
      onConfirm={onDelete}
    >
      <blockquote className={styles.preview} dir="auto">
        {plainText(message, names) || message.files?.map((file) => file?.title ?? file?.name).join(", ")}
      </blockquote>
    </AlertDialog>
  );
}
