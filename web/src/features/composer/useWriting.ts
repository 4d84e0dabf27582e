/** One writing surface with its completion and link dialog; composer and message editor build on it. */
import { type RefObject, useId, useRef, useState } from "react";
import { parseMrkdwn, type RichTextElement } from "../../richtext";
import type { Choice } from "./completions";
import type { EditorSurfaceHandle, SurfaceOptions } from "./EditorSurface";
import type { Editor, EditorSnapshot, Format, LinkTarget } from "./editor/editor";
import { escapeEntities } from "./mrkdwnText";
import { type Completion, useCompletion } from "./useCompletion";
import { customEmojiKnown, type Pills, setToolbarShown, useWritingPrefs } from "./workspace";

const NOTHING: EditorSnapshot = { isEmpty: true, length: 0, active: new Set(), query: undefined };

export interface WritingInput {
  conversationId: string;
  pills: Pills;
  onSend: () => void;
  onChange?: (changedText: boolean) => void;
  onFiles: (files: File[]) => void;
  /** Up in an empty box. */
  onUp?: () => void;
  onEscape?: () => boolean;
  onBlur?: () => void;
  /** A field of a form: Enter begins a new line, whatever it does in a composer. */
  isField?: boolean;
}

export interface Writing {
  surface: RefObject<EditorSurfaceHandle | null>;
  /** The hidden input that opens the browser's file dialog. */
  fileInput: RefObject<HTMLInputElement | null>;
  snapshot: EditorSnapshot;
  options: SurfaceOptions;
  completion: Completion;
  listId: string;
  link: LinkTarget | undefined;
  setLink(target: LinkTarget | undefined): void;
  pick(choice: Choice): void;
  format(format: Format | "link"): void;
  editor(): Editor | undefined;
  /** What is written, from the editor or from the field that stood in for it. */
  elements(): RichTextElement[];
}

export function useWriting(input: WritingInput): Writing {
  const surface = useRef<EditorSurfaceHandle>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const [snapshot, setSnapshot] = useState<EditorSnapshot>(NOTHING);
  const [link, setLink] = useState<LinkTarget>();
  const prefs = useWritingPrefs();
  const listId = useId();
  const completion = useCompletion(snapshot.query, input.conversationId);
  const editor = () => surface.current?.editor();
  const openLink = () => setLink(editor()?.linkTarget());

  function pick(choice: Choice) {
    const now = editor();
    const { query } = snapshot;
    if (now && query) applyChoice(now, query, choice);
  }

  const options: SurfaceOptions = {
    names: { ...input.pills, customEmoji: (name) => customEmojiKnown().get(name) },
    enterSends: () => prefs.enterSends && !input.isField,
    codeEnterIsNewline: () => prefs.codeEnterIsNewline,
    formats: () => !prefs.markup,
    onChange: (next, changedText) => {
      setSnapshot(next);
      input.onChange?.(changedText);
    },
    onSend: input.onSend,
    onKey: (event) => handleKey(event, { completion, snapshot, pick, input }),
    onFiles: input.onFiles,
    onEditLink: openLink,
    onAttach: () => fileInput.current?.click(),
    onToggleToolbar: () => setToolbarShown(!prefs.toolbar),
    onBlur: () => input.onBlur?.(),
  };

  useAria(editor(), listId, completion);

  return {
    surface,
    fileInput,
    snapshot,
    options,
    completion,
    listId,
    link,
    setLink,
    pick,
    format: (format) => (format === "link" ? openLink() : editor()?.format(format)),
    editor,
    elements: () => editor()?.elements() ?? parseMrkdwn(escapeEntities(surface.current?.earlyText() ?? "")),
  };
}

interface KeyContext {
  completion: Completion;
  snapshot: EditorSnapshot;
  pick(choice: Choice): void;
  input: WritingInput;
}

function handleKey(event: KeyboardEvent, { completion, snapshot, pick, input }: KeyContext): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const { choices, active } = completion;
  const chosen = choices[active];
  if (chosen) {
    switch (event.key) {
      case "ArrowDown":
        completion.setActive((active + 1) % choices.length);
        return true;
      case "ArrowUp":
        completion.setActive((active - 1 + choices.length) % choices.length);
        return true;
      case "Enter":
      case "Tab":
        // "/me" typed out in full is meant as it stands.
        if (event.shiftKey || (chosen.kind === "command" && event.key === "Enter" && snapshot.query?.text === chosen.id)) return false;
        pick(chosen);
        return true;
      case "Escape":
        completion.dismiss();
        event.stopPropagation();
        return true;
      default:
        return false;
    }
  }
  if (event.key === "ArrowUp" && (snapshot.isEmpty || event.ctrlKey || event.metaKey) && input.onUp) {
    event.preventDefault();
    input.onUp();
    return true;
  }
  return event.key === "Escape" && (input.onEscape?.() ?? false);
}

function applyChoice(editor: Editor, query: NonNullable<EditorSnapshot["query"]>, choice: Choice): void {
  switch (choice.kind) {
    case "emoji":
      if (query.kind === "reaction") editor.replaceQuery(query, `+:${choice.id}:`);
      else editor.replaceQueryWithEmoji(query, choice.id);
      return;
    case "command":
      editor.replaceQuery(query, `/${choice.id} `);
      return;
    default:
      editor.insertPill(choice.kind, choice.id, choice.label, query);
  }
}

/** Tells the editor's textbox about the list: it is a combobox while one is open. */
function useAria(editor: Editor | undefined, listId: string, { choices, active }: Completion): void {
  const shown = useRef("");
  const wanted = choices.length > 0 ? `${listId}-${active}` : "";
  if (!editor || shown.current === wanted) return;
  shown.current = wanted;
  queueMicrotask(() => editor.setAria(ariaOf(wanted, listId)));
}

function ariaOf(active: string, listId: string): Record<string, string> {
  if (active === "") return {};
  return {
    role: "combobox",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": listId,
    "aria-activedescendant": active,
  };
}
