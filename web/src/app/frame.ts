/** What lies over or beside the page: one dialog at a time, somebody's profile, pictures. */
import { useSyncExternalStore } from "react";
import type { DetailsTab } from "../features/details";
import type { PreferencesPage } from "../features/settings";
import type { Shortcut, ShortcutPlace } from "../model";
import type { RichFile } from "../richtext";

export type Overlay =
  | { name: "switcher"; query?: string }
  | { name: "create" | "status" | "shortcuts" }
  | { name: "preferences"; page?: PreferencesPage; setting?: string }
  | { name: "appShortcuts"; type: Shortcut["type"]; place: ShortcutPlace }
  | { name: "details"; channel: string; tab?: DetailsTab };

interface Frame {
  overlay?: Overlay | undefined;
  /** Whose profile stands at the side. */
  profile?: string | undefined;
  pictures?: { files: RichFile[]; index: number } | undefined;
}

let frame: Frame = {};
const listeners = new Set<() => void>();

function change(next: Frame): void {
  frame = { ...frame, ...next };
  for (const listener of [...listeners]) listener();
}

export const showOverlay = (overlay: Overlay): void => change({ overlay });
export const hideOverlay = (): void => change({ overlay: undefined });
export const showProfile = (profile: string | undefined): void => change({ profile });
export const showPictures = (pictures: Frame["pictures"]): void => change({ pictures });
export const shownOverlay = (): Overlay | undefined => frame.overlay;
export const shownProfile = (): string | undefined => frame.profile;

export function useFrame(): Frame {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => frame,
  );
}
