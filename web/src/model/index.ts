/** The workspace in memory. No React but the hooks that watch it, no DOM. */
export * from "./acts";
export * from "./apps";
export * from "./assistants";
export * from "./conversations";
export { deleteSoon, remains, UNDO_MS, undoDelete, useLeaving } from "./deleting";
export { watchDrafts } from "./events";
export { foldFiles, useFolded } from "./folding";
export { useFollowedPrefs } from "./followPrefs";
export { activitySeen, concernsMe, markActivitySeen, useHasNewActivity, useSavedCounts } from "./lamps";
export { names } from "./names";
export * from "./outbox";
export { type Page, type Pages, usePages } from "./pages";
export * from "./people";
export { customEmoji, pref, setPref, useCustomEmoji, usePref } from "./preferences";
export { isResting, useDnd, useHere, usePresence, useRestUntil } from "./presence";
export { useQuoted } from "./quotes";
export * from "./reading";
export * from "./sections";
export { setShownPlaces, signOut, startSession, useConnectionState, wake } from "./session";
export { changed, subscribe, together, useModel } from "./store";
export {
  findMessage,
  lastMessageTs,
  loadAround,
  loadLatest,
  loadNewer,
  loadOlder,
  loadThread,
  loadUnread,
  messagesAround,
  placeOf,
  type Stretch,
  stretchAt,
  tsFrom,
  useStretch,
} from "./timeline";
export type * from "./types";
export { sendTyping, useTyping } from "./typing";
export { isQuiet, speaksToMe } from "./unreads";
export { watchEvents } from "./watch";
