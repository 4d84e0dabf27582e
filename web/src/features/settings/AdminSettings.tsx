import { AddEmoji } from "./AddEmoji";
import { ImportExport } from "./ImportExport";
import { InviteLinks } from "./InviteLinks";
import { ResetLink } from "./ResetLink";
import styles from "./Settings.module.css";

/** What admins do for everyone. */
export function AdminSettings() {
  return (
    <div className={styles.page}>
      <InviteLinks />
      <ImportExport />
      <AddEmoji />
      <ResetLink />
    </div>
  );
}
