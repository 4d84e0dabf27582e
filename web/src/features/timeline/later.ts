/** What few timelines show comes in chunks of its own. */
import { part } from "../../ui";

export const StreamLine = part(() => import("./StreamLine").then(({ StreamLine }) => StreamLine));
export const AgentLine = part(() => import("./AgentLine").then(({ AgentLine }) => AgentLine));
