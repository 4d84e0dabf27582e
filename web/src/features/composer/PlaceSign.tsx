import { Hash, Lock, Users } from "lucide-react";
import { useConversation, useFace } from "../../model";
import { Avatar, Icon } from "../../ui";
import styles from "./DraftsPage.module.css";

/** The partner's face, or the sign of the channel. */
export function PlaceSign({ channel }: { channel: string }) {
  const conversation = useConversation(channel);
  const face = useFace(conversation?.user);
  if (conversation?.is_im) return <Avatar {...face} size={36} />;
  return (
    <span className={styles.sign}>
      <Icon of={conversation?.is_mpim ? Users : conversation?.is_private ? Lock : Hash} size={18} />
    </span>
  );
}
