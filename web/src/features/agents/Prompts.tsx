import { useEffect } from "react";
import { useText } from "../../i18n";
import { loadAssistant, placeOf, sendMessage, useAssistant, useStretch } from "../../model";
import styles from "./Agents.module.css";

/** Questions to begin with, until something has been asked. */
export function Prompts({ conversationId, threadTs }: { conversationId: string; threadTs: string }) {
  const t = useText();
  const assistant = useAssistant(conversationId);
  const { messages } = useStretch(placeOf(conversationId, threadTs));
  useEffect(() => {
    if (!assistant) void loadAssistant(conversationId).catch(() => undefined);
  }, [assistant, conversationId]);
  const thread = assistant?.threads.find(({ thread_ts }) => thread_ts === threadTs);
  const hasAsked = messages.some(({ bot_id, ts }) => !bot_id && ts !== threadTs);
  if (!thread?.prompts?.length || hasAsked) return null;
  return (
    <fieldset className={styles.prompts}>
      <legend>{thread.prompts_title || t("agents.prompts")}</legend>
      {thread.prompts.map(({ title, message }) => (
        <button
          key={title}
          type="button"
          className={styles.prompt}
          onClick={() => sendMessage({ channel: conversationId, thread_ts: threadTs, text: message, blocks: [words(message)] })}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}

const words = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
