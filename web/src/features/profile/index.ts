export { ProfilePane, type ProfilePaneProps } from "./ProfilePane";
export { currentStatus, roleKey } from "./person";
export { SelfMenu, type SelfMenuProps } from "./SelfMenu";
export { StatusDialog, type StatusDialogProps } from "./StatusDialog";
