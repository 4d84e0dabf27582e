import { lazy, type ReactNode, Suspense, useState } from "react";
import { ApiError } from "../../api";
import { errorText, formatDateTime, useText } from "../../i18n";
import type { MessageKey } from "../../keys";
import {
  conversationById,
  deleteSoon,
  type Message,
  markThreadUnread,
  markUnread,
  names,
  permalink,
  saveMessage,
  self,
  setFollowing,
  togglePin,
  toggleReaction,
  UNDO_MS,
  undoDelete,
} from "../../model";
import { plainText } from "../../richtext";
import { showToast } from "../../ui";
import type { Asked } from "./MessageDialogs";
import type { MessageRowProps } from "./MessageRow";

const MessageDialogs = lazy(() => import("./MessageDialogs"));

export interface MessageActs {
  link: string;
  react(name: string): void;
  openThread(): void;
  edit(): void;
  copyLink(): void;
  copyText(): void;
  pin(): void;
  save(): void;
  remind(at: number): void;
  askReminder(): void;
  forward(): void;
  markUnread(): void;
  follow(): void;
  /** All shortcuts of apps for this message; undefined where they are not offered. */
  shortcuts: (() => void) | undefined;
  channel: string;
  /** `atOnce` does not ask first. */
  remove(atOnce?: boolean): void;
  canEdit: boolean;
  canDelete: boolean;
  canPin: boolean;
  /** What keys do on a focused message. */
  byKey: Record<Exclude<MessageKey, "react">, (atOnce: boolean) => void>;
  dialog: ReactNode;
}

/** Everything that can be done with a message, for the toolbar, the menu and the keys. */
export function useMessageActs({ conversationId, message, isInThread, slots }: MessageRowProps): MessageActs {
  const t = useText();
  const [asks, setAsks] = useState<Asked>();
  const { ts } = message;
  const isMine = message.user === self().id;
  const isGone = message.subtype === "tombstone";
  const isArchived = conversationById(conversationId)?.is_archived === true;
  const canEdit = isMine && !isGone && !isArchived && message.subtype !== "me_message";
  const canDelete = (isMine || self().is_admin === true) && !isGone && !isArchived;
  const link = permalink(conversationId, ts, message.thread_ts);

  function failed(error: unknown) {
    showToast({ title: t("timeline.notDone"), description: error instanceof ApiError ? errorText(error.code) : "", tone: "bad" });
  }

  function attempt(work: Promise<unknown>, done?: string) {
    work.then(() => done && showToast({ title: done })).catch(failed);
  }

  function removeNow() {
    setAsks(undefined);
    deleteSoon(conversationId, ts, failed);
    const undo = { label: t("timeline.undo"), onSelect: () => undoDelete(conversationId, ts) };
    showToast({ title: t("timeline.deletedToast"), action: undo, stayMs: UNDO_MS });
  }

  const acts = {
    link,
    react: (name: string) => attempt(toggleReaction(conversationId, ts, name)),
    openThread: () => slots.onOpenThread?.(message),
    edit: () => canEdit && slots.onEditing?.(ts),
    copyLink: () => attempt(navigator.clipboard.writeText(link), t("timeline.linkCopied")),
    copyText: () => attempt(copyMessage(message), t("timeline.textCopied")),
    pin: () => attempt(togglePin(conversationId, ts)),
    save: () => attempt(saveMessage(conversationId, ts), t("timeline.saved")),
    remind: (at: number) => attempt(saveMessage(conversationId, ts, at), t("timeline.reminderSet", { when: formatDateTime(at) })),
    askReminder: () => setAsks("remind"),
    forward: () => setAsks("forward"),
    markUnread: () => attempt(isInThread ? markThreadUnread(conversationId, message.thread_ts ?? ts, ts) : markUnread(conversationId, ts)),
    channel: conversationId,
    shortcuts: slots.onShortcuts && (() => slots.onShortcuts?.(message)),
    follow: () => attempt(setFollowing(conversationId, message.thread_ts ?? ts, !message.subscribed)),
    remove: (atOnce = false) => canDelete && (atOnce ? removeNow() : setAsks("delete")),
    canEdit,
    canDelete,
    canPin: !isArchived,
  };
  const dialog = asks ? (
    <Suspense fallback={null}>
      <MessageDialogs
        asked={asks}
        conversationId={conversationId}
        message={message}
        link={link}
        onClose={() => setAsks(undefined)}
        onDelete={removeNow}
        onRemind={acts.remind}
      />
    </Suspense>
  ) : null;
  return {
    ...acts,
    dialog,
    byKey: {
      edit: acts.edit,
      reply: acts.openThread,
      pin: acts.pin,
      save: acts.save,
      forward: acts.forward,
      remind: acts.askReminder,
      markUnread: acts.markUnread,
      copyLink: acts.copyLink,
      remove: acts.remove,
    },
  };
}

/** As words with names, and formatted for those who can take it. */
async function copyMessage(message: Message): Promise<void> {
  await navigator.clipboard.writeText(plainText(message, names, true));
}
