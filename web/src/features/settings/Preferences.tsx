import { Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type TextKey, useText } from "../../i18n";
import { useSelf } from "../../model";
import { Dialog, Icon, Tabs, TextField } from "../../ui";
import { AccessibilitySettings } from "./AccessibilitySettings";
import { AccountSettings } from "./AccountSettings";
import { AdminSettings } from "./AdminSettings";
import { AppearanceSettings } from "./AppearanceSettings";
import { AppsSettings } from "./AppsSettings";
import { ADMIN_PAGES, ENTRIES, type Entry, findEntries, PAGES, type PreferencesPage } from "./entries";
import { LanguageSettings } from "./LanguageSettings";
import { MembersSettings } from "./MembersSettings";
import { MessageSettings } from "./MessageSettings";
import { NotificationSettings } from "./NotificationSettings";
import { SessionSettings } from "./SessionSettings";
import { useTarget } from "./Setting";
import styles from "./Settings.module.css";

export interface PreferencesProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where to begin, so that a link can lead to one page, and to one setting on it. */
  page?: PreferencesPage | undefined;
  setting?: string | undefined;
  /** The page that is shown now. */
  onPage?: ((page: PreferencesPage) => void) | undefined;
}

const CONTENT: Record<PreferencesPage, () => ReactNode> = {
  appearance: () => <AppearanceSettings />,
  language: () => <LanguageSettings />,
  messages: () => <MessageSettings />,
  notifications: () => <NotificationSettings />,
  accessibility: () => <AccessibilitySettings />,
  account: () => <AccountSettings />,
  sessions: () => <SessionSettings />,
  members: () => <MembersSettings />,
  apps: () => <AppsSettings />,
  admin: () => <AdminSettings />,
};

/** How one likes it; every change holds at once. */
export function Preferences({ open, onOpenChange, page: first = "appearance", setting, onPage }: PreferencesProps) {
  const t = useText();
  const self = useSelf();
  const isAdmin = self.is_admin === true || self.is_owner === true;
  const pages = PAGES.filter((name) => isAdmin || !ADMIN_PAGES.includes(name));
  const [shown, setShown] = useState<{ page: PreferencesPage; setting: string | undefined }>(() => ({
    page: pages.includes(first) ? first : "appearance",
    setting,
  }));
  const [typed, setTyped] = useState("");
  const found = findEntries(
    typed,
    t,
    ENTRIES.filter(({ page }) => pages.includes(page)),
  );
  const pane = useTarget(shown.page, shown.setting);

  function show(page: PreferencesPage, target?: string) {
    setTyped("");
    setShown({ page, setting: target });
    onPage?.(page);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("settings.title")} size="full">
      <div className={styles.frame}>
        <div className={styles.find}>
          <TextField
            label={t("settings.find")}
            hideLabel
            type="search"
            placeholder={t("settings.find")}
            start={<Icon of={Search} size={16} />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              const [best] = found;
              if (event.key === "Enter" && best && !event.nativeEvent.isComposing) show(best.page, best.id);
            }}
          />
        </div>
        <Tabs
          layout="upright"
          label={t("settings.title")}
          value={shown.page}
          onChange={(page) => show(page)}
          tabs={pages.map((name) => ({ value: name, label: t(`settings.page.${name}` as TextKey) }))}
        >
          <div ref={pane}>
            {typed.trim() === "" ? CONTENT[shown.page]() : <Found entries={found} onShow={(entry) => show(entry.page, entry.id)} />}
          </div>
        </Tabs>
      </div>
    </Dialog>
  );
}

function Found({ entries, onShow }: { entries: readonly Entry[]; onShow: (entry: Entry) => void }) {
  const t = useText();
  return (
    <div className={styles.page}>
      <p className={styles.soft} role="status">
        {t("settings.found", { count: entries.length })}
      </p>
      <ul className={styles.found}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button type="button" onClick={() => onShow(entry)}>
              <span>{t(entry.label)}</span>
              <span className={styles.soft}>{t(`settings.page.${entry.page}` as TextKey)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
