import { Moon } from "lucide-react";
import { formatNear, useFormats, useText } from "../../i18n";
import { displayName, useConversation, useRestUntil, useSelf, useUser } from "../../model";
import { Icon } from "../../ui";
import styles from "./Composer.module.css";

/** Says that whom one writes to rests, and until when: the message waits for them without a sound. */
export function RestNote({ conversationId }: { conversationId: string }) {
  const t = useText();
  useFormats();
  const conversation = useConversation(conversationId);
  const self = useSelf();
  const id = conversation?.is_im && conversation.user !== self.id ? (conversation.user ?? "") : "";
  const user = useUser(id);
  const until = useRestUntil(id);
  if (!user || until === undefined) return null;
  return (
    <p className={styles.resting}>
      <Icon of={Moon} size={16} className={styles.moon} />
      {t("composer.resting", { name: displayName(user), time: formatNear(until) })}
    </p>
  );
}
