export { AboutApp, type AboutAppProps } from "./AboutApp";
export { AppsArea, type AppsAreaProps } from "./AppsArea";
export { noteTab } from "./api";
export { ChannelApps, type ChannelAppsProps } from "./ChannelApps";
export { useApp } from "./useApps";
