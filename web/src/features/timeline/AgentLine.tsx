import { useEffect, useState } from "react";
import { useText } from "../../i18n";
import { type AssistantStatus, displayName, useUser } from "../../model";

const TURN_MS = 3000;

/** "Helper is thinking…", and in turn what else it has to say of that. */
export function AgentLine({ user, status, loading_messages }: AssistantStatus) {
  const t = useText();
  const agent = useUser(user);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (loading_messages.length < 2) return;
    const timer = setInterval(() => setTurn((known) => known + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [loading_messages]);
  const said = loading_messages[turn % Math.max(loading_messages.length, 1)] ?? status;
  return <span role="status">{t("agents.status", { name: agent ? displayName(agent) : "…", status: said })}</span>;
}
