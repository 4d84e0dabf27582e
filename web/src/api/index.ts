/** The wire: calling methods, uploading, and the live connection. Knows nothing of what is shown. */
export { ApiError, call, onSignedOut, upload, type UploadOptions } from "./client";
export { type Connection, connect, type ConnectionState, type WireEvent } from "./socket";
