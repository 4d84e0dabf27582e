import { History, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { formatDay, useText } from "../../i18n";
import { loadAssistant, startThread, useAssistant } from "../../model";
import { Button, Icon, Menu, MenuItem, showToast } from "../../ui";
import styles from "./Agents.module.css";

interface AgentBarProps {
  conversationId: string;
  onOpenThread: (ts: string) => void;
}

/** Above the direct messages with an assistant: a new chat, and those there were. Nothing for others. */
export function AgentBar({ conversationId, onOpenThread }: AgentBarProps) {
  const t = useText();
  const assistant = useAssistant(conversationId);
  const [isOpening, setOpening] = useState(false);
  useEffect(() => void loadAssistant(conversationId).catch(() => undefined), [conversationId]);
  if (!assistant?.app_id) return null;

  function open() {
    if (!assistant) return;
    setOpening(true);
    startThread(assistant.app_id)
      .then(onOpenThread, () => showToast({ title: t("timeline.notDone"), tone: "bad" }))
      .finally(() => setOpening(false));
  }

  return (
    <div className={styles.bar}>
      <Button size="sm" icon={<Icon of={Plus} size={16} />} busy={isOpening} onClick={open}>
        {t("agents.newChat")}
      </Button>
      {assistant.threads.length > 0 ? (
        <Menu
          trigger={
            <Button size="sm" variant="quiet" icon={<Icon of={History} size={16} />}>
              {t("agents.chats")}
            </Button>
          }
        >
          {assistant.threads.slice(0, 20).map((thread) => (
            <MenuItem key={thread.thread_ts} hint={formatDay(thread.updated)} onSelect={() => onOpenThread(thread.thread_ts)}>
              {thread.title || t("agents.untitled")}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}
