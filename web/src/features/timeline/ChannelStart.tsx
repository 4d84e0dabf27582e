import { formatDate, useFormats, useText } from "../../i18n";
import { displayName, useConversation, useConversationName, useUser } from "../../model";
import { Drawing } from "../../ui";
import styles from "./Timeline.module.css";

/** The very beginning of a conversation: what it is, who made it and when. */
export function ChannelStart({ conversationId }: { conversationId: string }) {
  const t = useText();
  useFormats();
  const conversation = useConversation(conversationId);
  const name = useConversationName(conversationId) ?? "";
  const creator = useUser(conversation?.creator);
  const isDirect = conversation?.is_im || conversation?.is_mpim;
  return (
    <article className={styles.start}>
      <Drawing name="door" />
      <h2>{isDirect ? name : `#${name}`}</h2>
      <p>
        {isDirect || !creator || !conversation?.created
          ? t("timeline.startDirect", { name })
          : t("timeline.startChannel", { creator: displayName(creator), date: formatDate(conversation.created) })}
      </p>
      {conversation?.purpose?.value ? <p dir="auto">{conversation.purpose.value}</p> : null}
    </article>
  );
}
