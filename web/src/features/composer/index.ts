export { Composer, type ComposerProps } from "./Composer";
export { allDrafts, openDrafts, type StoredDraft, subscribeDrafts } from "./drafts";
export { MessageEditor, type MessageEditorProps } from "./MessageEditor";
