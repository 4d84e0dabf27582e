import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { classes } from "../../ui";
import styles from "./EditorSurface.module.css";
import surfaceStyles from "./editor/Editor.module.css";
import type { Editor, EditorOptions } from "./editor/editor";

export type SurfaceOptions = Omit<EditorOptions, "place" | "label">;

export interface EditorSurfaceHandle {
  /** The editor once it has loaded. */
  editor(): Editor | undefined;
  /** What was typed before it had. */
  earlyText(): string;
  focus(): void;
}

interface EditorSurfaceProps {
  label: string;
  placeholder: string;
  isEmpty: boolean;
  autoFocus: boolean;
  options: SurfaceOptions;
  /** Called once with the loaded editor, to fill it. */
  onReady: (editor: Editor, earlyText: string) => void;
  onEarlySend: () => void;
  ref: Ref<EditorSurfaceHandle>;
}

/** The box one writes in: a plain field from the first moment, the editor as soon as it is there. */
export function EditorSurface(props: EditorSurfaceProps) {
  const { label, placeholder, isEmpty, autoFocus, ref } = props;
  const place = useRef<HTMLDivElement>(null);
  const early = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<Editor>(undefined);
  const latest = useRef(props);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    let left = false;
    const target = place.current;
    void import("./editor/editor").then(({ createEditor }) => {
      if (left || !target) return;
      const hadFocus = early.current !== null && document.activeElement === early.current;
      const text = early.current?.value ?? "";
      editor.current = createEditor({ ...liveOptions(() => latest.current.options), place: target, label: () => latest.current.label });
      latest.current.onReady(editor.current, text);
      setReady(true);
      if (hadFocus) editor.current.focus();
    });
    return () => {
      left = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, []);

  useImperativeHandle(ref, () => ({
    editor: () => editor.current,
    earlyText: () => early.current?.value ?? "",
    focus: () => (editor.current ? editor.current.focus() : early.current?.focus()),
  }));

  function onEarlyKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    props.onEarlySend();
  }

  return (
    <div className={styles.frame}>
      {ready && isEmpty ? (
        <div className={styles.placeholder} aria-hidden="true">
          {placeholder}
        </div>
      ) : null}
      <div ref={place} className={classes(surfaceStyles.surface, styles.place)} />
      {ready ? null : (
        <textarea
          ref={early}
          className={styles.early}
          rows={1}
          aria-label={label}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: where one writes is where one goes on after opening a conversation
          autoFocus={autoFocus}
          onKeyDown={onEarlyKey}
        />
      )}
    </div>
  );
}

/** Options that always ask the newest render, since the editor lives longer than one. */
function liveOptions(current: () => SurfaceOptions): SurfaceOptions {
  return {
    names: {
      user: (id) => current().names.user(id),
      channel: (id) => current().names.channel(id),
      usergroup: (id) => current().names.usergroup(id),
      customEmoji: (name) => current().names.customEmoji(name),
    },
    enterSends: () => current().enterSends(),
    codeEnterIsNewline: () => current().codeEnterIsNewline(),
    formats: () => current().formats(),
    onChange: (snapshot, changed) => current().onChange(snapshot, changed),
    onSend: () => current().onSend(),
    onKey: (event) => current().onKey(event),
    onFiles: (files) => current().onFiles(files),
    onEditLink: () => current().onEditLink(),
    onAttach: () => current().onAttach(),
    onToggleToolbar: () => current().onToggleToolbar(),
    onBlur: () => current().onBlur(),
  };
}
