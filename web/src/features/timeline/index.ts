export { MessageRow } from "./MessageRow";
export { OutgoingRow } from "./OutgoingRow";
export type { TimelineSlots } from "./slots";
export { Timeline, type TimelineProps } from "./Timeline";
export { TypingLine } from "./TypingLine";
