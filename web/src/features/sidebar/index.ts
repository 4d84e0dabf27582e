export { Sidebar, type SidebarProps } from "./Sidebar";
export type { ViewName } from "./ViewLinks";
