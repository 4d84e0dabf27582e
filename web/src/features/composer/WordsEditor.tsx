import { useEffect, useRef } from "react";
import type { WordsEditorProps } from "../../richtext";
import { ComposerBox } from "./ComposerBox";
import { useWriting } from "./useWriting";
import { names } from "./workspace";

/** Formatted words as a field of a form: the composer's editor, without sending. */
export function WordsEditor({ label, placeholder, initial, autoFocus, onChange }: WordsEditorProps) {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const writing = useWriting({
    conversationId: "",
    pills: names,
    isField: true,
    onSend: () => undefined,
    onFiles: () => undefined,
    onChange: (changedText) => {
      if (changedText) latest.current(writing.elements());
    },
  });
  return (
    <ComposerBox
      writing={writing}
      label={label}
      placeholder={placeholder}
      autoFocus={autoFocus}
      canSend={false}
      onReady={(editor, early) => {
        if (initial.length > 0) editor.setElements(initial);
        else if (early) editor.setText(early);
      }}
      onSend={() => undefined}
      buttons={<span />}
    />
  );
}
