/** The sections of the sidebar: which conversations stand in which, in what order. Kept on the server, the same on all devices. */
import { call } from "../api";
import { currentLanguage } from "../i18n";
import { conversationName, conversationsVersion, knownConversations } from "./conversations";
import { peopleVersion, userById } from "./people";
import { changed, useModel } from "./store";
import type { Conversation, Section } from "./types";

let sections: Section[] = [];
let version = 0;

export const useSections = (): Section[] => useModel(() => sections);
export const knownSections = (): readonly Section[] => sections;

export function setSections(known: Section[]): void {
  version += 1;
  sections = known;
  changed();
}

export interface ShownSection {
  section: Section;
  ids: string[];
}

let shown: { made: string; sections: ShownSection[] } = { made: "", sections: [] };

/** The sidebar: every section with its conversations in order. Made anew only when something in it has changed. */
export function shownSections(): ShownSection[] {
  const made = `${version} ${conversationsVersion()} ${peopleVersion()} ${currentLanguage()}`;
  if (shown.made !== made) shown = { made, sections: arrange() };
  return shown.sections;
}

export function useShownSections(): ShownSection[] {
  return useModel(shownSections);
}

function arrange(): ShownSection[] {
  const placed = new Map<string, string>();
  for (const { id, type, channel_ids } of sections) if (type === "standard") for (const channel of channel_ids) placed.set(channel, id);
  const byType = new Map(sections.map((section) => [section.type, section.id]));
  const rooms = new Map<string, Conversation[]>(sections.map(({ id }) => [id, []]));
  for (const conversation of knownConversations()) {
    if (isInSidebar(conversation))
      rooms.get(placed.get(starred(conversation)) ?? byType.get(typeOf(conversation)) ?? "")?.push(conversation);
  }
  return sections.map((section) => ({ section, ids: sorted(rooms.get(section.id) ?? []) }));
}

/** What is starred stands with the stars, wherever else it was put. */
const starred = ({ id, is_starred }: Conversation): string => (is_starred ? "" : id);

function typeOf(conversation: Conversation): Section["type"] {
  if (conversation.is_starred) return "stars";
  if (!conversation.is_im && !conversation.is_mpim) return "channels";
  return conversation.is_im && userById(conversation.user ?? "")?.is_bot ? "apps" : "direct_messages";
}

function isInSidebar(conversation: Conversation): boolean {
  if (conversation.is_member === false || conversation.is_archived) return false;
  const isDirect = conversation.is_im || conversation.is_mpim;
  return !isDirect || conversation.is_open !== false || (conversation.unread_count ?? 0) > 0;
}

/** Channels by name, then people by when they last wrote. */
function sorted(found: Conversation[]): string[] {
  const compare = new Intl.Collator(currentLanguage(), { numeric: true }).compare;
  const channels = found.filter(({ is_im, is_mpim }) => !is_im && !is_mpim).map(({ id }) => ({ id, name: conversationName(id) ?? "" }));
  const people = found.filter(({ is_im, is_mpim }) => is_im || is_mpim);
  channels.sort((left, right) => compare(left.name, right.name));
  people.sort((left, right) => ((left.latest ?? "") < (right.latest ?? "") ? 1 : (left.latest ?? "") > (right.latest ?? "") ? -1 : 0));
  return [...channels.map(({ id }) => id), ...people.map(({ id }) => id)];
}

/** Shown at once; put back when the server refuses. */
async function changeSections(next: Section[], method: string, args: Record<string, unknown>): Promise<void> {
  const before = sections;
  setSections(next);
  try {
    await call(`users.channelSections.${method}`, args);
  } catch (error) {
    if (sections === next) setSections(before);
    throw error;
  }
}

/** A new section at the top, perhaps with a conversation in it. */
export async function createSection(name: string, emoji: string, channelIds: readonly string[] = []): Promise<void> {
  await call("users.channelSections.create", { name, emoji, channel_ids: channelIds });
}

export function changeSection(id: string, changes: Partial<Pick<Section, "name" | "emoji" | "is_collapsed">>): Promise<void> {
  const next = sections.map((section) => (section.id === id ? { ...section, ...changes } : section));
  return changeSections(next, "update", { channel_section_id: id, ...changes });
}

/** Its conversations go back to where they belong. */
export function deleteSection(id: string): Promise<void> {
  return changeSections(
    sections.filter((section) => section.id !== id),
    "delete",
    { channel_section_id: id },
  );
}

/** Puts a section before another, or at the end. */
export function moveSection(id: string, beforeId: string | undefined): Promise<void> {
  const moved = sections.filter((section) => section.id === id);
  const rest = sections.filter((section) => section.id !== id);
  const at = beforeId === undefined ? rest.length : rest.findIndex((section) => section.id === beforeId);
  const next = rest.toSpliced(at < 0 ? rest.length : at, 0, ...moved);
  return changeSections(next, "reorder", { channel_section_ids: next.map((section) => section.id) });
}

/** Puts a conversation into a section; into one of the four that are always there: back to where it belongs. */
export function moveToSection(channel: string, sectionId: string): Promise<void> {
  const next = sections.map((section) => {
    const others = section.channel_ids.filter((other) => other !== channel);
    return { ...section, channel_ids: section.id === sectionId ? [...others, channel] : others };
  });
  return changeSections(next, "channels.bulkUpdate", { channel_section_id: sectionId, channel_ids: [channel] });
}
