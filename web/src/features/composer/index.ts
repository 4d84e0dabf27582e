export { Composer, type ComposerProps } from "./Composer";
export type { StoredDraft } from "./draftMerge";
export { allDrafts, openDrafts, subscribeDrafts } from "./drafts";
export { MessageEditor, type MessageEditorProps } from "./MessageEditor";
export { useDrafts } from "./useDrafts";
