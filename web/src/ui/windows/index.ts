/** What opens over the page, in a chunk of its own: fetched when the page has been drawn, or when somebody is about to open something. */
export { AlertDialog } from "./AlertDialog";
export { Dialog } from "./Dialog";
export { MenuWindow } from "./Menu";
export { MenuCheck, MenuItem, MenuLabel, MenuLinkItem, MenuRadio, MenuRadioGroup, MenuSeparator, Submenu } from "./MenuItem";
export { PopoverWindow } from "./Popover";
