export { fetchMenus } from "./late";
export { type MoreView, Rail, type RailView } from "./Rail";
export { Sidebar, type SidebarProps } from "./Sidebar";
