import { type ComponentProps, Suspense } from "react";
import { useText } from "../i18n";
import { displayName, signOut, usePresence, useSelf } from "../model";
import { Avatar, PresenceDot } from "../ui";
import styles from "./App.module.css";
import { showOverlay, showProfile } from "./frame";
import { SelfMenu } from "./parts";

/** One's own face: the door to status, presence and preferences. */
export function Self() {
  const self = useSelf();
  return (
    <Suspense fallback={<Face />}>
      <SelfMenu
        trigger={<Face />}
        onStatus={() => showOverlay({ name: "status" })}
        onProfile={() => showProfile(self.id)}
        onPreferences={() => showOverlay({ name: "preferences" })}
        onSignOut={() => void signOut()}
      />
    </Suspense>
  );
}

function Face(props: ComponentProps<"button">) {
  const t = useText();
  const self = useSelf();
  const presence = usePresence(self.id);
  const name = displayName(self);
  return (
    <button type="button" aria-label={t("shell.me", { name })} {...props} className={styles.face}>
      <Avatar id={self.id} name={name} size={36} src={self.profile.is_custom_image ? self.profile.image_72 : undefined} />
      <span className={styles.presence}>
        <PresenceDot presence={presence} size={11} />
      </span>
    </button>
  );
}
