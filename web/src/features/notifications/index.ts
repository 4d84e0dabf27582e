export { Notifying } from "./Notifying";
export type { Place } from "./show";
