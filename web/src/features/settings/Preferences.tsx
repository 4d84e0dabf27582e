import { type ReactNode, useState } from "react";
import { type TextKey, useText } from "../../i18n";
import { useSelf } from "../../model";
import { Dialog, Tabs } from "../../ui";
import { AccountSettings } from "./AccountSettings";
import { AdminSettings } from "./AdminSettings";
import { AppearanceSettings } from "./AppearanceSettings";
import { LanguageSettings } from "./LanguageSettings";
import { MessageSettings } from "./MessageSettings";
import { NotificationSettings } from "./NotificationSettings";
import { SessionSettings } from "./SessionSettings";

export type PreferencesPage = "appearance" | "language" | "messages" | "notifications" | "account" | "sessions" | "admin";

export interface PreferencesProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where to begin, so that a link can lead to one page. */
  page?: PreferencesPage;
}

const PAGES: Record<PreferencesPage, () => ReactNode> = {
  appearance: () => <AppearanceSettings />,
  language: () => <LanguageSettings />,
  messages: () => <MessageSettings />,
  notifications: () => <NotificationSettings />,
  account: () => <AccountSettings />,
  sessions: () => <SessionSettings />,
  admin: () => <AdminSettings />,
};

/** How one likes it; every change holds at once. */
export function Preferences({ open, onOpenChange, page: first = "appearance" }: PreferencesProps) {
  const t = useText();
  const self = useSelf();
  const [page, setPage] = useState<PreferencesPage>(first);
  const isAdmin = self.is_admin === true || self.is_owner === true;
  const pages = (Object.keys(PAGES) as PreferencesPage[]).filter((name) => name !== "admin" || isAdmin);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("settings.title")} size="full">
      <Tabs
        layout="upright"
        label={t("settings.title")}
        value={page}
        onChange={setPage}
        tabs={pages.map((name) => ({ value: name, label: t(`settings.page.${name}` as TextKey) }))}
      >
        {PAGES[page]()}
      </Tabs>
    </Dialog>
  );
}
