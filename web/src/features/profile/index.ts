export { currentStatus, roleKey } from "./person";
export { ProfilePane, type ProfilePaneProps } from "./ProfilePane";
export { SelfMenu, type SelfMenuProps } from "./SelfMenu";
export { StatusDialog, type StatusDialogProps } from "./StatusDialog";
