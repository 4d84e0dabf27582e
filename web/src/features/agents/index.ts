export { AgentBar } from "./AgentBar";
export { Prompts } from "./Prompts";
