/** The wire: calling methods, uploading, and the live connection. Knows nothing of what is shown. */
export { ApiError, call, clientToken, onSignedOut, type UploadOptions, upload } from "./client";
export { EXPORT_ADDRESS, followImport, type ImportReport, type ImportStatus, leftOutAddress } from "./importing";
export { type Connection, type ConnectionState, connect, type WireEvent } from "./socket";
