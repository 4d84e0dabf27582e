export { Composer, type ComposerProps } from "./Composer";
export { DraftsPage, type DraftsPageProps, useDrafts } from "./DraftsPage";
export type { StoredDraft } from "./draftMerge";
export { allDrafts, openDrafts, subscribeDrafts } from "./drafts";
export { MessageEditor, type MessageEditorProps } from "./MessageEditor";
