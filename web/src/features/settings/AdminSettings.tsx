import { AddEmoji } from "./AddEmoji";
import { EmojiList } from "./EmojiList";
import { ImportExport } from "./ImportExport";
import { ProfileFields } from "./ProfileFields";
import { Setting } from "./Setting";
import styles from "./Settings.module.css";
import { WorkspaceName } from "./WorkspaceName";

/** What admins do for everyone. */
export function AdminSettings() {
  return (
    <div className={styles.page}>
      <Setting id="workspace">
        <WorkspaceName />
      </Setting>
      <Setting id="fields">
        <ProfileFields />
      </Setting>
      <Setting id="emoji">
        <AddEmoji />
        <EmojiList />
      </Setting>
      <Setting id="import">
        <ImportExport />
      </Setting>
    </div>
  );
}
