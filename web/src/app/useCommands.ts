/** What the switcher can do besides going somewhere. */
import { useMemo } from "react";
import type { PreferencesPage } from "../features/settings";
import type { Command } from "../features/switcher";
import { errorText, type TextKey, type Translate, useText } from "../i18n";
import { type FrameKey, keysOf } from "../keys";
import { codeOf, readEverything, runShortcut, type Shortcut, signOut, useSelf, useShortcuts } from "../model";
import { applyAppearance, showToast, type Theme } from "../ui";
import { showOverlay } from "./frame";
import { openApps, openView } from "./moves";
import { currentRoute } from "./routes";

const PAGES: readonly PreferencesPage[] = ["appearance", "language", "messages", "notifications", "account", "sessions"];
const VIEWS: readonly FrameKey[] = ["threads", "activity", "direct", "later", "drafts", "browse"];

export function useCommands(): Command[] {
  const t = useText();
  const self = useSelf();
  const shortcuts = useShortcuts("global");
  const isAdmin = self.is_admin === true || self.is_owner === true;
  return useMemo(() => {
    const pages: readonly PreferencesPage[] = isAdmin ? [...PAGES, "admin"] : PAGES;
    const theme = (to: Theme, key: TextKey): Command => ({
      id: `theme:${to}`,
      label: t(key),
      run: () => void applyAppearance({ theme: to }),
    });
    return [
      { id: "status", label: t("keys.status"), shortcut: keysOf("status"), run: () => showOverlay({ name: "status" }) },
      theme("dark", "shell.command.dark"),
      theme("light", "shell.command.light"),
      theme("system", "shell.command.system"),
      { id: "create", label: t("sidebar.create"), run: () => showOverlay({ name: "create" }) },
      { id: "read", label: t("keys.markAllRead"), shortcut: keysOf("markAllRead"), run: () => void readEverything() },
      ...VIEWS.map((view) => ({
        id: `view:${view}`,
        label: t(`keys.${view}` as TextKey),
        shortcut: keysOf(view),
        run: () => openView(view),
      })),
      ...pages.map((page) => ({
        id: `page:${page}`,
        label: t("shell.command.page", { page: t(`settings.page.${page}` as TextKey) }),
        words: [t(`settings.page.${page}` as TextKey)],
        run: () => showOverlay({ name: "preferences" as const, page }),
      })),
      { id: "apps", label: t("apps.title"), run: () => openApps() },
      { id: "shortcuts", label: t("keys.shortcuts"), shortcut: keysOf("shortcuts"), run: () => showOverlay({ name: "shortcuts" }) },
      ...(shortcuts ?? []).map((shortcut) => ofApp(shortcut, t)),
      { id: "signout", label: t("profile.signOut"), run: () => void signOut() },
    ];
  }, [t, isAdmin, shortcuts]);
}

/** What an app does wherever one is. */
function ofApp(shortcut: Shortcut, t: Translate): Command {
  const { app_id, app_name, callback_id, name } = shortcut;
  return {
    id: `shortcut:${app_id}:${callback_id}`,
    label: name,
    words: [app_name],
    hint: app_name,
    run: () => {
      const route = currentRoute();
      runShortcut(shortcut, route.view === "channel" ? { channel: route.channel } : {}).catch((error) =>
        showToast({ title: t("shortcuts.failed", { app: app_name }), description: errorText(codeOf(error)), tone: "bad" }),
      );
    },
  };
}
