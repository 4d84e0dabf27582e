export { Composer, type ComposerProps } from "./Composer";
export { DraftsPage, type DraftsPageProps, useDrafts } from "./DraftsPage";
export { allDrafts, openDrafts, type StoredDraft, subscribeDrafts } from "./drafts";
export { MessageEditor, type MessageEditorProps } from "./MessageEditor";
