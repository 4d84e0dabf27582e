export type { Command } from "./entries";
export { Switcher, type SwitcherProps } from "./Switcher";
