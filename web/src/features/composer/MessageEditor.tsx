import { useState } from "react";
import { ApiError } from "../../api";
import { errorText, useText } from "../../i18n";
import { editMessage, names } from "../../model";
import { parseMrkdwn, plainText, type RichMessage, type RichTextBlock, type RichTextElement } from "../../richtext";
import { Button } from "../../ui";
import type { ComposerProps } from "./Composer";
import styles from "./Composer.module.css";
import { ComposerBox } from "./ComposerBox";
import { mrkdwnText } from "./mrkdwnText";
import { useWriting } from "./useWriting";
import { MESSAGE_LIMIT, useTarget } from "./workspace";

export interface MessageEditorProps {
  conversationId: string;
  message: RichMessage & { ts: string };
  /** After saving or giving up; the list puts the focus back on the message. */
  onDone: () => void;
  emojiPicker?: ComposerProps["emojiPicker"];
}

/** Edits a message where it stands, with everything the composer can do. */
export function MessageEditor({ conversationId, message, onDone, emojiPicker }: MessageEditorProps) {
  const t = useText();
  const target = useTarget(conversationId, undefined);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const writing = useWriting({
    conversationId,
    pills: target.pills,
    onSend: () => void save(),
    onFiles: () => undefined,
    onEscape: () => {
      onDone();
      return true;
    },
  });
  // The version that was opened; when it changes meanwhile, on another device, both are shown.
  const [version, setVersion] = useState(message.edited?.ts);
  const isOvertaken = !busy && message.edited?.ts !== version;
  const hasMore = (message.files?.length ?? 0) > 0;
  const canSave = (!writing.snapshot.isEmpty || hasMore) && writing.snapshot.length <= MESSAGE_LIMIT;

  async function save() {
    const elements = writing.elements();
    if (busy || !canSave) return;
    if (JSON.stringify(elements) === JSON.stringify(elementsOf(message))) return onDone();
    setBusy(true);
    try {
      await editMessage(conversationId, message.ts, {
        text: mrkdwnText(elements),
        blocks: elements.length > 0 ? [{ type: "rich_text", elements }] : [],
      });
      onDone();
    } catch (problem) {
      setBusy(false);
      setError(errorText(problem instanceof ApiError ? problem.code : "offline"));
    }
  }

  return (
    <div className={styles.editor} data-editing="">
      <ComposerBox
        writing={writing}
        label={t("composer.editing")}
        placeholder={t("composer.editing")}
        autoFocus
        canSend={canSave}
        onReady={(editor) => {
          editor.setElements(elementsOf(message));
          editor.focus();
        }}
        onSend={() => void save()}
        emojiPicker={emojiPicker}
        notice={
          isOvertaken ? (
            <>
              <span>{t("composer.overtaken")}</span>
              <q dir="auto">{plainText(message, names)}</q>
              <Button
                size="sm"
                onClick={() => {
                  setVersion(message.edited?.ts);
                  writing.editor()?.setElements(elementsOf(message));
                }}
              >
                {t("composer.takeOver")}
              </Button>
            </>
          ) : (
            error
          )
        }
        buttons={
          <>
            <span className={styles.editHint}>{t("composer.editHint")}</span>
            <Button size="sm" variant="quiet" onClick={onDone}>
              {t("common.cancel")}
            </Button>
            <Button size="sm" variant="primary" busy={busy} disabled={!canSave} onClick={() => void save()}>
              {t("composer.saveEdit")}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** A message's words as elements, from its blocks or, in old messages, its text. */
function elementsOf(message: RichMessage): RichTextElement[] {
  const rich = message.blocks?.filter((block) => block.type === "rich_text") as RichTextBlock[] | undefined;
  return rich?.length ? rich.flatMap((block) => block.elements) : parseMrkdwn(message.text ?? "");
}
