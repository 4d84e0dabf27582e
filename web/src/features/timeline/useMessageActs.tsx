import { type ReactNode, useState } from "react";
import { ApiError } from "../../api";
import { useText } from "../../i18n";
import { deleteMessage, markUnread, permalink, saveMessage, self, setFollowing, togglePin, toggleReaction } from "../../model";
import { AlertDialog, showToast } from "../../ui";
import type { MessageRowProps } from "./MessageRow";

export interface MessageActs {
  link: string;
  react(name: string): void;
  openThread(): void;
  edit(): void;
  copyLink(): void;
  copyText(): void;
  pin(): void;
  save(): void;
  markUnread(): void;
  follow(): void;
  remove(): void;
  canEdit: boolean;
  canDelete: boolean;
  /** Keys that act on a focused message. */
  byKey: Record<string, () => void>;
  dialog: ReactNode;
}

/** Everything that can be done with a message, for the toolbar, the menu and the keys. */
export function useMessageActs({ conversationId, message, onOpenThread, onEditing }: MessageRowProps): MessageActs {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const isMine = message.user === self().id;
  const canEdit = isMine && message.subtype !== "tombstone";
  const canDelete = canEdit || self().is_admin === true;
  const link = permalink(conversationId, message.ts, message.thread_ts);

  function attempt(work: Promise<unknown>, done?: string) {
    work
      .then(() => done && showToast({ title: done }))
      .catch((error) => showToast({ title: t("timeline.notDone"), description: error instanceof ApiError ? error.code : "", tone: "bad" }));
  }

  const acts = {
    link,
    react: (name: string) => attempt(toggleReaction(conversationId, message.ts, name)),
    openThread: () => onOpenThread?.(message),
    edit: () => canEdit && onEditing?.(message.ts),
    copyLink: () => attempt(navigator.clipboard.writeText(link), t("timeline.linkCopied")),
    copyText: () => attempt(navigator.clipboard.writeText(message.text ?? ""), t("timeline.textCopied")),
    pin: () => attempt(togglePin(conversationId, message.ts)),
    save: () => attempt(saveMessage(conversationId, message.ts), t("timeline.saved")),
    markUnread: () => attempt(markUnread(conversationId, message.ts)),
    follow: () => attempt(setFollowing(conversationId, message.thread_ts ?? message.ts, !message.subscribed)),
    remove: () => canDelete && setAsks(true),
    canEdit,
    canDelete,
  };
  const dialog = asks ? (
    <AlertDialog
      open
      onOpenChange={setAsks}
      title={t("timeline.deleteTitle")}
      description={t("timeline.deleteText")}
      confirmLabel={t("timeline.delete")}
      danger
      onConfirm={() => {
        setAsks(false);
        attempt(deleteMessage(conversationId, message.ts));
      }}
    />
  ) : null;
  return {
    ...acts,
    dialog,
    byKey: { e: acts.edit, t: acts.openThread, p: acts.pin, a: acts.save, u: acts.markUnread, c: acts.copyLink, delete: acts.remove },
  };
}
