export const agents = {
  "agents.writing": "Still writing …",
  "agents.stop": "Stop",
  "agents.stopped": "Stopped before it was finished.",
  "agents.errored": "The app did not finish this.",
  "agents.status": "{name} {status}",
  "agents.newChat": "New chat",
  "agents.chats": "Earlier chats",
  "agents.untitled": "Untitled chat",
  "agents.prompts": "Ask, for example",
};
