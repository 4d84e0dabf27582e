/** The keys of the client: one table, and how a pressed key is found in it. */
export { frameKey, isWritingIn, matches, messageKey, type Pressed } from "./match";
export { type FrameKey, KEY_NAMES, type KeyGroup, type KeyName, keysOf, type MessageKey, SHORTCUTS, type Shortcut } from "./table";
