export { Composer, type ComposerProps } from "./Composer";
export { allDrafts, applyServerDraft, forgetServerDraft, openDrafts, type ServerDraft, type StoredDraft, subscribeDrafts } from "./drafts";
export { MessageEditor, type MessageEditorProps } from "./MessageEditor";
