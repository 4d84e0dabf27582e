export { MessageRow } from "./MessageRow";
export { OutgoingRow } from "./OutgoingRow";
export type { TimelineSlots } from "./slots";
export { ThreadTimeline, type ThreadTimelineProps } from "./ThreadTimeline";
export { Timeline, type TimelineProps } from "./Timeline";
export { TypingLine } from "./TypingLine";
