import type { agents as english } from "../en/agents";

export const agents: Record<keyof typeof english, string> = {
  "agents.writing": "Schreibt noch …",
  "agents.stop": "Anhalten",
  "agents.stopped": "Vor dem Ende angehalten.",
  "agents.errored": "Die App hat das nicht zu Ende gebracht.",
  "agents.status": "{name} {status}",
  "agents.newChat": "Neuer Chat",
  "agents.chats": "Frühere Chats",
  "agents.untitled": "Chat ohne Titel",
  "agents.prompts": "Frag zum Beispiel",
};
