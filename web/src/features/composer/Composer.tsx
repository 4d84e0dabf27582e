import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "../../i18n";
import { AlertDialog, MomentMenu, part } from "../../ui";
import styles from "./Composer.module.css";
import { ComposerBox } from "./ComposerBox";
import { DropZone } from "./DropZone";
import { watchDraft } from "./drafts";
import { PendingSends } from "./PendingSends";
import { cancelSend, type PendingSend } from "./pendingSends";
import { ReadOnly } from "./ReadOnly";
import { RestNote } from "./RestNote";
import { putBackUploads, uploadsOf } from "./uploadsOf";
import { useDraft } from "./useDraft";
import { useSending } from "./useSending";
import { useWriting } from "./useWriting";
import { sendTyping, useTarget } from "./workspace";

const LinkPreviews = part(() => import("./LinkPreviews").then(({ LinkPreviews }) => LinkPreviews));
const UploadList = lazy(() => import("./UploadList").then(({ UploadList }) => ({ default: UploadList })));

export interface ComposerProps {
  conversationId: string;
  threadTs?: string;
  autoFocus?: boolean;
  /** After a message left, so that the list can go to its end. */
  onSent?: () => void;
  /** Up in an empty box: edit the last message of one's own. */
  onEditLast?: () => void;
  onOpenChannel?: (id: string) => void;
  onOpenStatus?: () => void;
  onOpenSearch?: (query: string) => void;
  /** All shortcuts of apps, to choose one. */
  onShortcuts?: () => void;
  onOpenApps?: () => void;
  /** The sheet of all keys. */
  onHelp?: () => void;
  /** The emoji picker, given what to do with the emoji picked. */
  emojiPicker?: (onPick: (name: string) => void) => ReactNode;
}

/** Where one writes. Each conversation and thread has its own, so nothing typed here can go elsewhere. */
export function Composer(props: ComposerProps) {
  const target = useTarget(props.conversationId, props.threadTs);
  if (target.readOnly) return <ReadOnly target={target} conversationId={props.conversationId} />;
  return <OpenComposer key={`${props.conversationId}:${props.threadTs ?? ""}`} {...props} />;
}

function OpenComposer(props: ComposerProps) {
  const { conversationId, threadTs } = props;
  const t = useText();
  const root = useRef<HTMLDivElement>(null);
  const target = useTarget(conversationId, threadTs);
  const composerKey = `${conversationId}:${threadTs ?? ""}`;
  const uploads = uploadsOf(composerKey);
  const files = useSyncExternalStore(uploads.subscribe, uploads.list, uploads.list);
  const [alsoToChannel, setAlsoToChannel] = useState(false);
  const draft = useDraft(conversationId, threadTs);
  const sent = () => {
    setAlsoToChannel(false);
    props.onSent?.();
  };
  const sending = useSending({ ...props, onSent: sent, composerKey, hasFiles: files.length > 0, alsoToChannel, draft, target });
  const addFiles = useCallback((added: File[]) => uploadsOf(composerKey).add(added), [composerKey]);

  const writing = useWriting({
    conversationId,
    pills: target.pills,
    onSend: () => sending.send(writing),
    onChange: (changedText) => {
      if (!changedText) return;
      // The editor itself is kept: the draft may be read when this composer is on its way out.
      const editor = writing.editor();
      if (!editor) return;
      draft.changed(() => editor.elements());
      if (!editor.isEmpty()) sendTyping(conversationId, threadTs);
    },
    onFiles: addFiles,
    ...(props.onEditLast ? { onUp: props.onEditLast } : {}),
    onBlur: () => draft.flush(),
  });

  // Only on arrival: later the focus is the reader's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (props.autoFocus) writing.surface.current?.focus();
  }, []);

  useEffect(
    () => watchDraft(conversationId, threadTs, (elements) => writing.surface.current?.editor()?.setElements(elements)),
    [conversationId, threadTs, writing.surface],
  );

  useTypeAnywhere(!threadTs, () => writing.surface.current?.focus());

  function putBack(send: PendingSend) {
    if (!cancelSend(send.key)) return;
    if (files.length === 0) putBackUploads(composerKey, send.uploads);
    if (writing.snapshot.isEmpty) writing.editor()?.setElements(send.elements);
  }

  return (
    <div ref={root} className={styles.composer} data-composer={threadTs ? "thread" : "conversation"}>
      <DropZone inside={root} target={target.label} onFiles={addFiles} />
      {threadTs ? null : <RestNote conversationId={conversationId} />}
      <PendingSends conversationId={conversationId} threadTs={threadTs} onCancel={putBack} />
      <ComposerBox
        writing={writing}
        label={threadTs ? t("composer.labelThread") : t("composer.label", { target: target.label })}
        placeholder={threadTs ? t("composer.labelThread") : t("composer.label", { target: target.label })}
        autoFocus={props.autoFocus === true}
        onReady={(editor, early) => {
          const elements = draft.start();
          if (elements.length > 0) editor.setElements(elements);
          if (early) editor.insertText(early);
        }}
        later={
          <MomentMenu
            label={t("composer.sendLater")}
            question={t("composer.scheduleTitle")}
            submitLabel={t("composer.scheduleSubmit")}
            at={0}
            disabled={writing.snapshot.isEmpty || files.length > 0}
            onChoose={(at) => sending.schedule(writing, at)}
          />
        }
        canSend={files.every((file) => file.state !== "failed") && (!writing.snapshot.isEmpty || files.length > 0)}
        onSend={() => sending.send(writing)}
        onFiles={addFiles}
        emojiPicker={props.emojiPicker}
        shortcuts={props.onShortcuts && { channel: conversationId, onAll: props.onShortcuts }}
        notice={sending.notice}
        above={
          files.length > 0 ? (
            <Suspense fallback={null}>
              <UploadList uploads={uploads} items={files} />
            </Suspense>
          ) : null
        }
        onAsFile={(file) => {
          uploads.add([file]);
          writing.editor()?.clear();
        }}
      />
      {writing.snapshot.isEmpty ? null : (
        <LinkPreviews conversationId={conversationId} editor={writing.editor} snapshot={writing.snapshot} />
      )}
      {threadTs ? (
        <label className={styles.alsoToChannel}>
          <input type="checkbox" checked={alsoToChannel} onChange={(event) => setAlsoToChannel(event.currentTarget.checked)} />
          {t("composer.alsoToChannel", { target: target.label })}
        </label>
      ) : null}
      {sending.question ? (
        <AlertDialog
          open
          onOpenChange={(open) => (open ? undefined : sending.answer(false))}
          title={t("composer.broadcastTitle")}
          description={t("composer.broadcastText", { ...sending.question, target: target.label })}
          confirmLabel={t("composer.broadcastSend")}
          onConfirm={() => sending.answer(true)}
        />
      ) : null}
    </div>
  );
}

/** A letter typed while nothing has the focus, or a message that has no use for it, begins a message: the composer takes the focus before the letter lands. */
function useTypeAnywhere(isOn: boolean, focus: () => void) {
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const focused = document.activeElement;
      const isWriting = focused?.matches("input, textarea, select, [contenteditable=true]");
      const nothingFocused = focused === null || focused === document.body || (focused.closest("[role=feed]") !== null && !isWriting);
      const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (nothingFocused && isLetter && !event.defaultPrevented) latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}
