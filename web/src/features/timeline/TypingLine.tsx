import { formatList, useText } from "../../i18n";
import { displayName, placeOf, useAssistantStatus, useModel, userById, useTyping } from "../../model";
import { AgentLine } from "./later";
import styles from "./Timeline.module.css";

/** "Ana and Ben are typing". */
export function TypingLine({ conversationId, threadTs }: { conversationId: string; threadTs?: string | undefined }) {
  const t = useText();
  const place = placeOf(conversationId, threadTs);
  const writers = useTyping(place);
  const doing = useAssistantStatus(place);
  const names = useModel(() => writers.map((id) => nameOf(id)).join("\n"));
  return (
    <p className={styles.typing}>
      {doing ? (
        <AgentLine {...doing} />
      ) : writers.length === 0 ? (
        " "
      ) : writers.length > 3 ? (
        t("timeline.manyType")
      ) : (
        t("timeline.type", { names: formatList(names.split("\n")), count: writers.length })
      )}
    </p>
  );
}

function nameOf(id: string): string {
  const user = userById(id);
  return user ? displayName(user) : "…";
}
