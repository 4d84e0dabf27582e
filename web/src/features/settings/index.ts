export type { PreferencesPage } from "./entries";
export { Preferences, type PreferencesProps } from "./Preferences";
