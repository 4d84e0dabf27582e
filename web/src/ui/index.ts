export { AlertDialog, type AlertDialogProps } from "./AlertDialog";
export { Avatar, type AvatarProps, hueOf, initialsOf } from "./Avatar";
export { Badge, type BadgeProps, badgeCount } from "./Badge";
export { Button, type ButtonProps } from "./Button";
export { classes } from "./classes";
export { Dialog, type DialogProps } from "./Dialog";
export { Drawing, type DrawingName } from "./Drawing";
export { EmptyState, type EmptyStateProps } from "./EmptyState";
export { Icon, type IconProps } from "./Icon";
export { IconButton, type IconButtonProps } from "./IconButton";
export { ImportReport, type ImportReportProps } from "./ImportReport";
export { describeKeys, Kbd } from "./Kbd";
export { fetchWindows } from "./late";
export { Mark } from "./Mark";
export {
  ContextMenu,
  type ContextMenuProps,
  Menu,
  type MenuAnchor,
  MenuAt,
  MenuCheck,
  MenuItem,
  MenuLabel,
  MenuLinkItem,
  type MenuProps,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  Submenu,
} from "./Menu";
export { MomentMenu, type MomentMenuProps } from "./MomentMenu";
export { Popover, type PopoverProps } from "./Popover";
export { type Presence, PresenceDot } from "./PresenceDot";
export { Progress } from "./Progress";
export { type Part, part, whenIdle } from "./part";
export { nextRow } from "./rowKeys";
export { Segmented } from "./Segmented";
export { Select, type SelectOption, type SelectProps } from "./Select";
export { Separator, type SeparatorProps } from "./Separator";
export { Skeleton, Spinner } from "./Spinner";
export { Checkbox, Switch } from "./Switch";
export { type TabItem, Tabs } from "./Tabs";
export { TextArea, TextField, type TextFieldProps } from "./TextField";
export { TimeDialog } from "./TimeDialog";
export { Tooltip } from "./Tooltip";
export {
  type Appearance,
  applyAppearance,
  type Contrast,
  type Density,
  type Motion,
  storedAppearance,
  type TextSize,
  type Theme,
  USUAL_APPEARANCE,
} from "./theme";
export { dropTip, leaveTip, offerTip } from "./tips";
export { hideToast, showToast, type ToastOptions } from "./toasts";
export { UiRoot } from "./UiRoot";
export { Line, Lines, View } from "./View";
export { VisuallyHidden } from "./VisuallyHidden";
