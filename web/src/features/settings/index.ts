export { Preferences, type PreferencesPage, type PreferencesProps } from "./Preferences";
