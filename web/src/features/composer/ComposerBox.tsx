import { AtSign, CaseSensitive, Paperclip, SendHorizontal, Smile, Zap } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "../../i18n";
import { Button, IconButton, Menu, Popover, part } from "../../ui";
import { CompletionList } from "./CompletionList";
import styles from "./Composer.module.css";
import { EditorSurface } from "./EditorSurface";
import type { Editor } from "./editor/editor";
import { Toolbar } from "./Toolbar";
import type { Writing } from "./useWriting";
import { MESSAGE_LIMIT, setToolbarShown, useWritingPrefs } from "./workspace";

const ShortcutItems = part(() => import("./ShortcutItems").then(({ ShortcutItems }) => ShortcutItems));
const LinkDialog = lazy(() => import("./LinkDialog").then(({ LinkDialog }) => ({ default: LinkDialog })));

export interface ComposerBoxProps {
  writing: Writing;
  label: string;
  placeholder: string;
  autoFocus: boolean;
  canSend: boolean;
  onReady: (editor: Editor, earlyText: string) => void;
  onSend: () => void;
  onFiles?: (files: File[]) => void;
  emojiPicker?: ((onPick: (name: string) => void) => ReactNode) | undefined;
  notice?: ReactNode;
  above?: ReactNode;
  onAsFile?: (file: File) => void;
  /** Where apps do something on behalf of the writer, and all that they offer. */
  shortcuts?: { channel: string; onAll: () => void } | undefined;
  /** Before the send button: sending at another time. */
  later?: ReactNode;
  /** Buttons in place of the send button. */
  buttons?: ReactNode;
}

const NEAR_LIMIT = 500;

/** The box itself: toolbar, editor, buttons. */
export function ComposerBox(props: ComposerBoxProps) {
  const { writing } = props;
  const t = useText();
  const prefs = useWritingPrefs();
  const showToolbar = prefs.toolbar && !prefs.markup;
  const over = writing.snapshot.length - MESSAGE_LIMIT;
  return (
    <div className={styles.frame}>
      <CompletionList
        id={writing.listId}
        choices={writing.completion.choices}
        active={writing.completion.active}
        onHover={writing.completion.setActive}
        onPick={writing.pick}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a wider target for the pointer only */}
      <div
        className={styles.box}
        onClick={(event) => {
          if (event.target === event.currentTarget) writing.surface.current?.focus();
        }}
      >
        {showToolbar ? <Toolbar active={writing.snapshot.active} onFormat={(format) => writing.format(format)} /> : null}
        {props.above}
        <EditorSurface
          ref={writing.surface}
          label={props.label}
          placeholder={props.placeholder}
          isEmpty={writing.snapshot.isEmpty}
          autoFocus={props.autoFocus}
          options={writing.options}
          onReady={props.onReady}
          onEarlySend={props.onSend}
        />
        <div className={styles.bar}>
          <StartButtons {...props} />
          <IconButton
            icon={CaseSensitive}
            size="sm"
            label={showToolbar ? t("composer.hideFormatting") : t("composer.showFormatting")}
            shortcut="Mod+Shift+F"
            pressed={showToolbar}
            disabled={prefs.markup}
            onClick={() => setToolbarShown(!prefs.toolbar)}
          />
          <span className={styles.space} />
          <Counter over={over} writing={writing} onAsFile={props.onAsFile} />
          {props.later}
          {props.buttons ?? (
            <button
              type="button"
              className={styles.send}
              aria-label={t("composer.send")}
              title={t("composer.send")}
              disabled={!props.canSend || over > 0}
              onClick={props.onSend}
            >
              <SendHorizontal size={16} strokeWidth={1.75} aria-hidden="true" />
            </button>
          )}
        </div>
      </div>
      {props.notice ? (
        <div className={styles.notice} role="status">
          {props.notice}
        </div>
      ) : null}
      {writing.link ? (
        <Suspense fallback={null}>
          <LinkDialog
            target={writing.link}
            onClose={() => writing.setLink(undefined)}
            onSave={(href, text) => {
              const target = writing.link;
              writing.setLink(undefined);
              if (target) writing.editor()?.setLink(target, href, text);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function StartButtons({ writing, onFiles, emojiPicker, shortcuts }: ComposerBoxProps) {
  const t = useText();
  const [picking, setPicking] = useState(false);
  return (
    <>
      {onFiles ? (
        <>
          <IconButton
            icon={Paperclip}
            size="sm"
            label={t("composer.attach")}
            shortcut="Mod+U"
            onClick={() => writing.fileInput.current?.click()}
          />
          <input
            ref={writing.fileInput}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </>
      ) : null}
      {emojiPicker ? (
        <Popover
          label={t("composer.emoji")}
          side="top"
          flush
          open={picking}
          onOpenChange={setPicking}
          trigger={<IconButton icon={Smile} size="sm" label={t("composer.emoji")} />}
        >
          {emojiPicker((name) => {
            setPicking(false);
            writing.editor()?.insertEmoji(name);
          })}
        </Popover>
      ) : null}
      <span className={styles.roomy}>
        <IconButton icon={AtSign} size="sm" label={t("composer.mention")} onClick={() => writing.editor()?.insertText("@")} />
      </span>
      {shortcuts ? (
        <Menu side="top" trigger={<IconButton icon={Zap} size="sm" label={t("composer.shortcuts")} />}>
          <ShortcutItems {...shortcuts} onCommand={writing.snapshot.isEmpty ? () => beginCommand(writing) : undefined} />
        </Menu>
      ) : null}
    </>
  );
}

/** A slash, which opens the list of commands. */
function beginCommand({ editor }: Writing): void {
  editor()?.insertText("/");
  // The menu gives the focus back to its button first.
  requestAnimationFrame(() => editor()?.focus());
}

/** How much room is left, once that matters, and a way out when it is too much. */
function Counter({ over, writing, onAsFile }: { over: number; writing: Writing; onAsFile: ((file: File) => void) | undefined }) {
  const t = useText();
  if (over <= -NEAR_LIMIT) return null;
  if (over <= 0) return <span className={styles.count}>{t("composer.left", { count: -over })}</span>;
  return (
    <>
      <span className={styles.tooLong} role="status">
        {t("composer.tooLong", { count: over })}
      </span>
      {onAsFile ? (
        <Button
          size="sm"
          onClick={() => {
            const words = writing.editor()?.plainText() ?? "";
            onAsFile(new File([words], "message.txt", { type: "text/plain" }));
          }}
        >
          {t("composer.asFile")}
        </Button>
      ) : null}
    </>
  );
}
